/** The letters by which people know a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** The column of a reference such as B7, counted from 0; `undefined` when it is none. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})[1-9][0-9]{0,6}$/.exec(reference)?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
