/**
 * Counts the answers on one connection from the bytes that arrive, as cheaply as can be: all answers are assumed to
 * have the body length of the first, and whatever does not begin with `HTTP/1.1 200` where an answer must begin
 * is an error.
 */
export type AnswerReader = Readonly<{
  /** Takes the next `length` bytes of `bytes`. @returns how many answers they completed @throws Error */
  take: (bytes: Buffer, length: number) => number
}>

const BEGINNING = Buffer.from('HTTP/1.1 200 ')
const END_OF_HEAD = Buffer.from('\r\n\r\n')

/** Builds the reader of a new connection. */
export function createAnswerReader(): AnswerReader {
  let bodyLength = -1
  /** Bytes of a body still to come; 0 between answers. */
  let missing = 0
  /** The beginning of a head that came without its end. */
  let rest: Buffer | undefined
  return {
    take(bytes, length) {
      let buffer = bytes.subarray(0, length)
      if (rest) {
        buffer = Buffer.concat([rest, buffer])
        rest = undefined
      }
      let at = 0
      let completed = 0
      while (at < buffer.length) {
        if (missing === 0) {
          const end = buffer.indexOf(END_OF_HEAD, at)
          if (end === -1) {
            // The connection's buffer is used again for what comes next.
            rest = Buffer.from(buffer.subarray(at))
            return completed
          }
          checkBeginning(buffer, at)
          if (bodyLength === -1) bodyLength = lengthIn(buffer.toString('latin1', at, end))
          at = end + END_OF_HEAD.length
          missing = bodyLength
        }
        const part = Math.min(missing, buffer.length - at)
        missing -= part
        at += part
        if (missing === 0) completed++
      }
      return completed
    },
  }
}

function checkBeginning(buffer: Buffer, at: number): void {
  for (let index = 0; index < BEGINNING.length; index++) {
    if (buffer[at + index] !== BEGINNING[index]) {
      throw new Error(`not a good answer: ${buffer.toString('latin1', at, at + 60)}`)
    }
  }
}

function lengthIn(head: string): number {
  const found = /\r\ncontent-length: (\d+)/i.exec(head)
  if (!found || Number(found[1]) === 0) throw new Error('the answer has no length')
  return Number(found[1])
}
