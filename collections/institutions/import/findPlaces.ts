import { faultOf } from '../faultOf'
import { createParents } from './parents'
import type { ColumnId, FaultCode, InstitutionRow } from './institutionRow'
import type { PlanOptions, PlannedRow, StoredInstitution } from './importPlan'

/** Where a row stands, or will stand. */
export type Placed = Readonly<Pick<StoredInstitution, 'id' | 'path' | 'isClosed'>> &
  Readonly<{ kind: string; kato: string | undefined }>

export type PlaceFault = Readonly<{ column: ColumnId; code: FaultCode }>

/** Every row once, parents before what stands below them, with its place or what is wrong with it. */
export type RowPlaces = Readonly<{
  order: readonly InstitutionRow[]
  faultOf: (row: InstitutionRow) => PlaceFault | undefined
  planned: (row: InstitutionRow) => PlannedRow
}>

type Rows = ReadonlyMap<string, InstitutionRow>
type Stored = ReadonlyMap<string, StoredInstitution>
type Fault = PlaceFault | undefined

/** What the search knows so far. */
type Search = Readonly<{
  given: Rows
  stored: Stored
  options: PlanOptions
  parents: ReturnType<typeof createParents>
  faults: Map<InstitutionRow, Fault>
  places: Map<InstitutionRow, Placed>
  visiting: Set<InstitutionRow>
  /** BIN of the root, once there is one. */
  roots: Set<string>
}>

/** Finds the place of every row, however the file orders them; `given` and `stored` are keyed by BIN. */
export function findPlaces(given: Rows, stored: Stored, options: PlanOptions): RowPlaces {
  const isRoot = ({ path }: StoredInstitution): boolean => path.length === 1
  const search: Search = {
    given,
    stored,
    options,
    parents: createParents(given, options.stored),
    faults: new Map(),
    places: new Map(),
    visiting: new Set(),
    roots: new Set(options.stored.filter(isRoot).map(({ values }) => values.bin)),
  }
  for (const row of given.values()) visit(search, row)
  const { faults, places } = search
  return {
    // A map keeps the order in which rows were finished: parents first.
    order: [...faults.keys()],
    faultOf: (row) => faults.get(row),
    planned(row) {
      const { id = '', path = [] } = places.get(row) ?? {}
      return { id, path, row }
    },
  }
}

function visit(search: Search, row: InstitutionRow): Fault {
  const { faults, stored, visiting } = search
  if (faults.has(row)) return faults.get(row)
  if (visiting.has(row)) return { column: 'parent', code: 'cycle' }
  visiting.add(row)
  const known = stored.get(row.bin)
  const fault = known ? keep(search, row, known) : place(search, row)
  visiting.delete(row)
  faults.set(row, fault)
  return fault
}

/** A row about an institution that is there stays where that is. */
function keep(search: Search, row: InstitutionRow, known: StoredInstitution): Fault {
  const { options, parents, places } = search
  const isMoved = row.parent !== undefined && parents.binOf(row.parent, row.bin) !== known.parentBin
  if (isMoved) return { column: 'parent', code: 'parent_fixed' }
  if (!options.reaches(known.path)) return { column: 'bin', code: 'foreign' }
  const above = known.parentBin === undefined ? undefined : placedOf(search, known.parentBin)
  places.set(row, { ...known, kind: row.kind, kato: row.kato })
  return ruleFault(row, above)
}

function place(search: Search, row: InstitutionRow): Fault {
  if (row.parent === undefined) return placeRoot(search, row)
  const above = parentOf(search, row.parent, row)
  if ('code' in above) return { column: 'parent', code: above.code }
  const code = refusalOf(above, search.options)
  if (code) return { column: 'parent', code }
  put(search, row, above.path)
  return ruleFault(row, above)
}

function placeRoot(search: Search, row: InstitutionRow): Fault {
  const { options, roots } = search
  if (row.kind !== 'ministry') return { column: 'parent', code: 'missing' }
  if (roots.size > 0 || !options.reaches([])) return { column: 'parent', code: 'second_root' }
  roots.add(row.bin)
  put(search, row, [])
  return ruleFault(row, undefined)
}

function put({ options, places }: Search, row: InstitutionRow, above: Placed['path']): void {
  const id = options.newId()
  const { closed, kato, kind } = row
  places.set(row, { id, path: [...above, id], kind, kato, isClosed: closed !== undefined })
}

/** A parent is in the file or stored; one that is faulty makes what stands below it faulty. */
function parentOf(
  search: Search,
  parent: string,
  row: InstitutionRow,
): Placed | { code: FaultCode } {
  const bin = search.parents.binOf(parent, row.bin)
  const above = bin === undefined ? undefined : search.given.get(bin)
  const fault = above && visit(search, above)
  if (fault) return { code: fault.code === 'cycle' ? 'cycle' : 'parent_faulty' }
  return (bin === undefined ? undefined : placedOf(search, bin)) ?? { code: 'parent_unknown' }
}

function placedOf({ given, places, stored }: Search, bin: string): Placed | undefined {
  const row = given.get(bin)
  const known = stored.get(bin)
  const made = row && places.get(row)
  return made ?? (known && { ...known, kind: known.values.kind, kato: known.values.kato })
}

function refusalOf(above: Placed, { deepest, reaches }: PlanOptions): FaultCode | undefined {
  if (!reaches(above.path)) return 'parent_unknown'
  if (above.isClosed) return 'parent_closed'
  return above.path.length >= deepest ? 'too_deep' : undefined
}

function ruleFault(row: InstitutionRow, parent: Placed | undefined): PlaceFault | undefined {
  const { bin, closed, kato, kind, opened } = row
  const fault = faultOf(
    { bin, closed, kato, kind, opened },
    parent && { ...parent, bin: undefined, closed: undefined, opened: undefined },
  )
  return fault && ({ column: fault.field, code: fault.code } as PlaceFault)
}
