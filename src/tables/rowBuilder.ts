import { columnName } from './columnName'
import type { TableLimits } from './limits'
import { TableError } from './TableError'
import { trimCell } from './trimCell'

/**
 * A row that holds something. `number` is what the person sees beside it, the first row of the file being 1.
 * `cells` are trimmed; those missing at the end are empty.
 */
export type TableRow = Readonly<{ number: number; cells: readonly string[] }>

export type RowBuilder = Readonly<{
  /** @throws TableError cell_too_long, too_many_columns */
  put: (row: number, column: number, text: string) => void
  /**
   * Ends the row; nothing when it is empty.
   * @throws TableError too_many_rows
   */
  finish: (row: number) => TableRow | undefined
}>

/** Gathers cells into rows within the limits. Empty cells beyond the last column cost and count nothing. */
export function createRowBuilder({ cellLength, columns, rows }: TableLimits): RowBuilder {
  let cells: string[] = []
  let finished = 0
  return {
    put(row, column, text) {
      if (text.length > cellLength)
        throw new TableError('cell_too_long', {
          row,
          column: columnName(column),
          limit: cellLength,
        })
      const trimmed = trimCell(text)
      if (trimmed === '') return
      if (column >= columns) throw new TableError('too_many_columns', { row, limit: columns })
      while (cells.length < column) cells.push('')
      cells[column] = trimmed
    },
    finish(number) {
      if (cells.length === 0) return undefined
      if (++finished > rows) throw new TableError('too_many_rows', { limit: rows })
      const row = { number, cells }
      cells = []
      return row
    },
  }
}
