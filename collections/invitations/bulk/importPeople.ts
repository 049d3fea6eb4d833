import type { PayloadRequest } from 'payload'
import { PortalError, type Locale, type Translate } from '#kernel'
import { TableError, writeCsv } from '#tables'
import { applyPeople, type PersonOutcome } from './applyPeople'
import type { PersonCells, RowFault } from './personRow'
import { planPeople, type PlannedPerson } from './planPeople'
import { COLUMNS, readPeople, type PeopleTable } from './readPeople'

/** What is wrong with one cell, for people: the column's name, what stands there, and a sentence. */
export type CellFault = Readonly<{ row: number; column: string; value: string; reason: string }>

/** What a list did, or (dry) would do; numbers of people. */
export type PeopleReport = Readonly<{
  isDry: boolean
  /** Rows of the file, without its header. */
  rows: number
  /** People who get, or would get, a letter. */
  invited: number
  /** People who have, or would have, an account. */
  made: number
  /** Rows that were left out. */
  left: number
  faults: readonly CellFault[]
  faultCount: number
  /** Once more as a table to be kept; '' where there are none. */
  faultsCsv: string
  /** Who got what, with user names, as a table; '' for a check. */
  resultCsv: string
  ignored: PeopleTable['ignored']
}>

type Ways = Readonly<{
  mode: 'all' | 'dry' | 'partial'
  locale: Locale
  t: Translate
  onProgress: (done: number, total: number) => void
}>

const LONGEST_VALUE = 80

/**
 * Reads a list of people, checks all of it, and does it, as `mode` says.
 * @throws PortalError table_refused: the file cannot be read, has no rows, lacks columns, or has more than 2,000 rows
 */
export async function importPeople(
  req: PayloadRequest,
  file: Buffer,
  { mode, t, ...ways }: Ways,
): Promise<PeopleReport> {
  const table = await readable(file, t)
  const plan = await planPeople(req, table.rows)
  const found = [...table.faults, ...plan.faults].sort((a, b) => a.row - b.row)
  const isDry = mode === 'dry'
  const isRefused = found.length > 0 && mode === 'all'
  const planned = isRefused ? [] : plan.planned
  const done = isDry ? [] : await applyPeople(req, planned, { ...ways, t })
  const late = done.filter(({ outcome }) => outcome === 'refused')
  const faults = [...found.map((fault) => cellFault(fault, table, t)), ...late.map(asFault(t))]
  return {
    ...{ isDry, rows: table.cells.size, faults, faultCount: faults.length, ignored: table.ignored },
    ...numbersOf(isDry ? planned.map(willBe) : done, table.cells.size),
    faultsCsv: faultsCsv(faults, t),
    resultCsv: done.length === 0 ? '' : resultCsv(done, planned, table, t),
  }
}

type Outcome = Pick<PersonOutcome, 'outcome'>

const willBe = ({ email }: PlannedPerson): Outcome => ({
  outcome: email === '' ? 'made' : 'invited',
})

function numbersOf(outcomes: readonly Outcome[], rows: number) {
  const count = (wanted: Outcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length
  const [invited, made] = [count('invited'), count('made')]
  return { invited, made, left: rows - invited - made }
}

async function readable(file: Buffer, t: Translate): Promise<PeopleTable> {
  const table = await readPeople(file).catch((cause: unknown) => {
    if (!(cause instanceof TableError)) throw cause
    return refuse(t(`tables:error.${cause.code}`, cause.values), cause)
  })
  if (table.missing.length > 0) {
    const columns = table.missing.map((id) => `«${t(`core:invitations.column.${id}`)}»`).join(', ')
    refuse(t('core:import.missing', { columns }))
  }
  return table.cells.size > 0 ? table : refuse(t('tables:error.empty'))
}

function refuse(reason: string, cause?: unknown): never {
  throw new PortalError('table_refused', { reason }, { cause })
}

function cellFault(
  { code, column, row }: RowFault,
  { cells }: PeopleTable,
  t: Translate,
): CellFault {
  const value = cells.get(row)?.[column] ?? ''
  return {
    row,
    column: t(`core:invitations.column.${column}`),
    value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
    reason: t(`core:invitations.fault.${code}`),
  }
}

const asFault =
  (t: Translate) =>
  ({ name, reason, row }: PersonOutcome): CellFault => ({
    ...{ row, value: name, reason },
    column: t('core:invitations.column.name'),
  })

function faultsCsv(faults: readonly CellFault[], t: Translate): string {
  if (faults.length === 0) return ''
  const header = ['row', 'column', 'value', 'reason'].map((name) => t(`core:import.fault.${name}`))
  const rows = faults.map(({ column, reason, row, value }) => [String(row), column, value, reason])
  return writeCsv([header, ...rows])
}

/** The list as it came, with what became of each row; no passwords, as there are none. */
function resultCsv(
  done: readonly PersonOutcome[],
  planned: readonly PlannedPerson[],
  { cells }: PeopleTable,
  t: Translate,
): string {
  const columns = COLUMNS.filter((id) => id !== 'language')
  const header = [
    ...columns.map((id) => t(`core:invitations.column.${id}`)),
    t('core:invitations.result.outcome'),
    t('core:invitations.result.username'),
  ]
  const given = (row: number): PersonCells | undefined => cells.get(row)
  const rows = planned.map(({ row }, at) => {
    const { outcome = 'refused', reason = '', username = '' } = done[at] ?? {}
    const said = reason === '' ? t(`core:invitations.result.${outcome}`) : reason
    return [...columns.map((id) => given(row)?.[id] ?? ''), said, username]
  })
  return writeCsv([header, ...rows])
}
