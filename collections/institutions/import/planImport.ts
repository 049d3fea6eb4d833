import { findPlaces } from './findPlaces'
import type { ImportPlan, PlanOptions, PlannedRow, StoredInstitution } from './importPlan'
import type { InstitutionRow, RowFault } from './institutionRow'

/** Compares rows with what is stored, puts each in its place, and says of every other one what is wrong. */
export function planImport(rows: readonly InstitutionRow[], options: PlanOptions): ImportPlan {
  const stored = new Map(options.stored.map((one) => [one.values.bin, one]))
  const given = new Map<string, InstitutionRow>()
  const faults: RowFault[] = []
  for (const row of rows) {
    if (given.has(row.bin)) faults.push({ row: row.row, column: 'bin', code: 'twice' })
    else given.set(row.bin, row)
  }
  const places = findPlaces(given, stored, options)
  const create: PlannedRow[] = []
  const update: PlannedRow[] = []
  let unchanged = 0
  for (const row of places.order) {
    const known = stored.get(row.bin)
    const fault = places.faultOf(row)
    if (fault) faults.push({ row: row.row, ...fault })
    else if (!known) create.push(places.planned(row))
    else if (isSame(row, known)) unchanged++
    else update.push(places.planned(row))
  }
  return { create, update, unchanged, faults: faults.sort((a, b) => a.row - b.row) }
}

/** Would the row change nothing? What it leaves empty stays as it is. */
function isSame(
  { parent: _parent, row: _row, ...given }: InstitutionRow,
  { values }: StoredInstitution,
): boolean {
  const before: Readonly<Record<string, unknown>> = values
  return Object.entries(given).every(
    ([name, value]) => canonical(value) === canonical(before[name]),
  )
}

function canonical(value: unknown): string {
  const ordered: unknown = Array.isArray(value) ? (value as unknown[]).map(String).sort() : value
  return JSON.stringify(ordered ?? null)
}
