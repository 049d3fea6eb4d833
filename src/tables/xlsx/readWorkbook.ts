import type { TableLimits } from '../limits'
import type { TableRow } from '../rowBuilder'
import { openArchive } from './openArchive'
import { openWorkbook } from './openWorkbook'
import { readStyles } from './readStyles'
import { readSharedStrings } from './sharedStrings'
import { sheetRows } from './sheetRows'

/**
 * Reads the first visible sheet of an XLSX workbook.
 * @throws TableError not_a_table, old_format, encrypted, macros, unsafe_content, bomb, no_sheet, unreadable, and those of
 * the limits
 */
export async function* readWorkbook(
  bytes: Buffer,
  limits: TableLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<TableRow, void, undefined> {
  const archive = await openArchive(bytes, limits, signal)
  const { is1904, sharedStrings, sheet, styles } = await openWorkbook(archive)
  const book = {
    is1904,
    styles: styles === undefined ? [] : await readStyles(archive, styles),
    sharedStrings:
      sharedStrings === undefined
        ? () => undefined
        : await readSharedStrings(archive, sharedStrings, limits),
  }
  yield* sheetRows(archive.read(sheet), book, limits)
}
