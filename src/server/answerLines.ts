import type { Response } from 'express'

const TYPE = 'application/x-ndjson; charset=utf-8'

/** An answer in JSON lines, each sent as soon as it is known. */
export type Lines = Readonly<{
  tell: (line: object) => void
  end: (line: object) => void
}>

/** Begins with the first line: until then, a failure is answered like any other. Who has hung up is told nothing. */
export function answerLines(res: Response): Lines {
  const write = (line: object): boolean => {
    if (!res.headersSent)
      res
        .status(200)
        .set({ 'Cache-Control': 'no-store', 'Content-Type': TYPE, 'X-Accel-Buffering': 'no' })
    return !res.destroyed && res.write(`${JSON.stringify(line)}\n`)
  }
  return {
    tell: write,
    end(line) {
      write(line)
      res.end()
    },
  }
}

/** Ends an answer that has begun and cannot be finished: with a line that says why, or not at all. */
export function breakOff(res: Response, error: object): void {
  if (res.getHeader('Content-Type') === TYPE) res.end(`${JSON.stringify(error)}\n`)
  else res.destroy()
}
