import type { Payload } from 'payload'
import { PortalError, type Translate } from '#kernel'
import { TableError } from '#tables'
import { importInstitutions, type ImportOptions, type ImportReport } from './importInstitutions'
import type { FaultCode, RowFault } from './institutionRow'
import { readRows, type IgnoredColumn, type InstitutionTable } from './readRows'

/** What is wrong with one cell, for people: the column's name, what stands there, and a sentence. */
export type CellFault = Readonly<{ row: number; column: string; value: string; reason: string }>

/** What an import of a file did, or (dry) would do. */
export type TableReport = Omit<ImportReport, 'faults'> &
  Readonly<{
    /** Rows of the file, without its header. */
    rows: number
    /** The first of them; `faultCount` says how many there are. */
    faults: readonly CellFault[]
    faultCount: number
    ignored: readonly IgnoredColumn[]
  }>

/** A file with more faults than this is wrong in one way all over. */
const MOST_FAULTS = 10_000
const LONGEST_VALUE = 80

/**
 * Imports a file of institutions.
 * @param source path of a CSV or XLSX file, or its bytes
 * @param t in which language the report speaks
 * @throws PortalError table_refused: the file cannot be read, has no rows, or lacks columns
 */
export async function importTable(
  payload: Payload,
  source: string | Buffer,
  { t, ...options }: ImportOptions & Readonly<{ t: Translate }>,
): Promise<TableReport> {
  const table = await readable(source, t)
  const report = await importInstitutions(payload, table.rows, { ...options, faults: table.faults })
  const shown = report.faults.slice(0, MOST_FAULTS)
  const unreadable = new Set(table.faults.map(({ row }) => table.cells.get(row)?.bin))
  return {
    ...report,
    rows: table.cells.size,
    faultCount: report.faults.length,
    faults: shown.map((fault) => cellFault(fault, table, unreadable, t)),
    ignored: table.ignored,
  }
}

async function readable(source: string | Buffer, t: Translate): Promise<InstitutionTable> {
  const table = await readRows(source).catch((cause: unknown) => {
    if (!(cause instanceof TableError)) throw cause
    return refuse(t(`tables:error.${cause.code}`, cause.values), cause)
  })
  if (table.missing.length > 0) {
    const columns = table.missing.map((id) => `«${t(`core:import.column.${id}`)}»`).join(', ')
    refuse(t('core:import.missing', { columns }))
  }
  return table.cells.size > 0 ? table : refuse(t('tables:error.empty'))
}

function refuse(reason: string, cause?: unknown): never {
  throw new PortalError('table_refused', { reason }, { cause })
}

function cellFault(
  { code, column, row }: RowFault,
  { cells }: InstitutionTable,
  unreadable: ReadonlySet<string | undefined>,
  t: Translate,
): CellFault {
  const value = cells.get(row)?.[column] ?? ''
  // The row above is in the file, but could not be read: that is what has to be mended first.
  const isBelowFaulty = code === 'parent_unknown' && unreadable.has(value)
  const said: FaultCode = isBelowFaulty ? 'parent_faulty' : code
  return {
    row,
    column: t(`core:import.column.${column}`),
    value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
    reason: t(`core:import.fault.${said}`),
  }
}
