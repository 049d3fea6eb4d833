const WIDTH = 30

/**
 * Shows that long work goes on: a bar on a terminal, one line elsewhere.
 * @param expected seconds that the work usually takes; the bar slows down towards its end and never lies about it
 */
export async function withProgress(
  title: string,
  expected: number,
  work: () => Promise<void>,
): Promise<void> {
  const { stdout } = process
  const began = Date.now()
  const seconds = (): number => Math.round((Date.now() - began) / 1000)
  const draw = (share: number): void => {
    const full = Math.round(share * WIDTH)
    stdout.write(
      `\r${title}  [${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${String(seconds())} s `,
    )
  }
  if (!stdout.isTTY) stdout.write(`${title} (about ${String(expected)} s)…\n`)
  const timer = stdout.isTTY
    ? setInterval(() => {
        draw(1 - Math.exp((-2 * seconds()) / expected))
      }, 250)
    : undefined
  try {
    await work()
    if (stdout.isTTY) draw(1)
    stdout.write(stdout.isTTY ? '\n' : `${title}: done in ${String(seconds())} s\n`)
  } finally {
    clearInterval(timer)
  }
}
