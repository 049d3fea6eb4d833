import type { TreePath } from '#kernel'
import type { InstitutionRow, RowFault } from './institutionRow'

/** An institution that is there already, with the values that an import may change. */
export type StoredInstitution = Readonly<{
  id: string
  path: TreePath
  isClosed: boolean
  parentBin: string | undefined
  values: Omit<InstitutionRow, 'row' | 'parent'>
}>

/** What an import would do. */
export type ImportPlan = Readonly<{
  create: readonly PlannedRow[]
  update: readonly PlannedRow[]
  unchanged: number
  faults: readonly RowFault[]
}>

/** A row with its place: `id` of the stored one, or a new id; parents come before what stands below them. */
export type PlannedRow = Readonly<{ id: string; path: TreePath; row: InstitutionRow }>

export type PlanOptions = Readonly<{
  stored: readonly StoredInstitution[]
  /** May the importer create and change what stands at this place? */
  reaches: (path: TreePath) => boolean
  newId: () => string
  deepest: number
}>
