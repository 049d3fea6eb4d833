import { LIMITS, type TableLimits } from './limits'
import { readBytes } from './readBytes'
import { refuseOldFile } from './refuseOldFile'
import type { TableRow } from './rowBuilder'
import { TableError } from './TableError'
import { readText } from './text/readText'
import { readWorkbook } from './xlsx/readWorkbook'

const ZIP = [Buffer.from('PK\x03\x04'), Buffer.from('PK\x05\x06')]
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Reads a table that a person made: an XLSX workbook (its first visible sheet) or a text of delimited fields, told apart
 * by content. The header is simply the first row. Rows come as they are read: nothing is known of the rest of the file
 * until the last one has come.
 * @param source path of a file, or its bytes
 * @throws TableError whatever the file holds; the signal's reason when aborted
 */
export async function* readTable(
  source: string | Buffer,
  options: { limits?: Partial<TableLimits>; signal?: AbortSignal } = {},
): AsyncGenerator<TableRow, void, undefined> {
  const { signal } = options
  const limits = { ...LIMITS, ...options.limits }
  signal?.throwIfAborted()
  const bytes = await readBytes(source, limits.fileBytes)
  let isEmpty = true
  for await (const row of rowsOf(bytes, limits, signal)) {
    isEmpty = false
    yield row
    signal?.throwIfAborted()
  }
  if (isEmpty) throw new TableError('empty')
}

function rowsOf(
  bytes: Buffer,
  limits: TableLimits,
  signal: AbortSignal | undefined,
): AsyncIterable<TableRow> {
  if (ZIP.some((signature) => startsWith(bytes, signature)))
    return readWorkbook(bytes, limits, signal)
  if (startsWith(bytes, COMPOUND_FILE)) refuseOldFile(bytes)
  return readText(bytes, limits, signal)
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature)
}
