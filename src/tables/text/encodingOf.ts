import { isUtf8 } from 'node:buffer'
import { TableError } from '../TableError'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

const MARKS: readonly (readonly [Encoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
]
/** Enough letters to know a language by; in bytes. */
const SAMPLE = 64 * 1024

/**
 * The encoding that a mark of the byte order names. In windows-1251 the marks of UTF-16 are «яю» and «юя»: they count
 * where zero bytes follow, as every space, digit and line break of UTF-16 has one.
 */
export function markedEncoding(bytes: Buffer): Encoding | undefined {
  const [marked] = MARKS.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark)) ?? []
  return marked === 'utf-8' || bytes.includes(0) ? marked : undefined
}

/**
 * The encoding of a text: what its mark says, else UTF-8 when it is that from end to end, else windows-1251.
 * @throws TableError not_a_table for bytes that are no text; unknown_encoding for a UTF-8 text with a damaged letter,
 * which windows-1251 would turn into rubbish without complaint
 */
export function encodingOf(bytes: Buffer): Encoding {
  const marked = markedEncoding(bytes)
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked
  if (bytes.includes(0)) throw new TableError('not_a_table')
  if (isUtf8(bytes)) return 'utf-8'
  if (marked === 'utf-8' || isMostlyUtf8(bytes)) throw new TableError('unknown_encoding')
  return 'windows-1251'
}

function isMostlyUtf8(bytes: Buffer): boolean {
  let start = 0
  while ((bytes[start] ?? 0xff) < 0x80) start++
  const sample = bytes.toString('utf8', start, start + SAMPLE)
  const foreign = sample.match(/\P{ASCII}/gu) ?? []
  const broken = foreign.filter((letter) => letter === '\ufffd').length
  return broken < foreign.length - broken
}
