import { TableError } from '../TableError'
import { encodingOf } from './encodingOf'

/** Bytes at a time. */
const PIECE = 64 * 1024

/**
 * A text in pieces, without its mark of the byte order.
 * @throws TableError unknown_encoding, not_a_table
 */
export function* decodeText(bytes: Buffer): Generator<string, void, undefined> {
  const encoding = encodingOf(bytes)
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += PIECE) {
    const isLast = at + PIECE >= bytes.length
    const text = decode(decoder, bytes.subarray(at, at + PIECE), isLast)
    if (text.includes('\0')) throw new TableError('not_a_table')
    yield text
  }
}

function decode(decoder: TextDecoder, piece: Buffer, isLast: boolean): string {
  try {
    return decoder.decode(piece, { stream: !isLast })
  } catch (cause) {
    throw new TableError('unknown_encoding', {}, { cause })
  }
}
