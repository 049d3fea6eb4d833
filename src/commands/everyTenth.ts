/** Passes on every tenth part of the way and its end: a line for each, however many steps there are. */
export function everyTenth(
  report: (done: number, total: number) => void,
): (done: number, total: number) => void {
  let reported = 0
  return (done, total) => {
    const tenths = Math.floor((done / total) * 10)
    if (tenths <= reported) return
    reported = tenths
    report(done, total)
  }
}
