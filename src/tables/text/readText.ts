import { setImmediate } from 'node:timers/promises'
import type { TableLimits } from '../limits'
import type { TableRow } from '../rowBuilder'
import { TableError } from '../TableError'
import { createScanner, type Scanner } from './createScanner'
import { decodeText } from './decodeText'
import { dialectOf } from './dialectOf'

/** Pages, XML and the like, which are sometimes named .xls or .csv; PDF; RTF. */
const OTHER_KIND = /^\s*<[!?a-z]|^%PDF-|^\{\\rtf/i

/**
 * Reads the rows of a delimited text.
 * @throws TableError not_a_table, unknown_encoding, broken_quote, and those of the limits
 */
export async function* readText(
  bytes: Buffer,
  limits: TableLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<TableRow, void, undefined> {
  let scanner: Scanner | undefined
  for (const text of decodeText(bytes)) {
    if (scanner) yield* scanner.scan(text)
    else {
      if (OTHER_KIND.test(text)) throw new TableError('not_a_table')
      const { delimiter, start } = dialectOf(text)
      scanner = createScanner(delimiter, limits)
      yield* scanner.scan(text.slice(start))
    }
    // Others get their turn between two pieces.
    await setImmediate()
    signal?.throwIfAborted()
  }
  if (scanner) yield* scanner.end()
}
