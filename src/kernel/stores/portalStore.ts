/** What a column holds; `date` is ISO 8601 text, a day (`2026-09-01`) or a moment (`2026-09-01T09:00:00.000Z`). */
export type StoreColumn = 'boolean' | 'date' | 'integer' | 'json' | 'real' | 'text'

/** A table for hot data: typed columns, no hooks, no versions, no REST, no screens; reached through `ctx.store`. */
export type PortalStore<P extends string = string> = Readonly<{
  slug: string
  columns: Readonly<Record<string, StoreColumn>>
  /** Columns that tell one row from every other; without them rows are only ever appended. */
  key?: readonly string[]
  /**
   * Columns by which rows are read, besides the whole key: equal ones first, then the one of a range or an order. The
   * first of all also orders the lists of an institution, a district, a region.
   */
  indexes?: readonly (readonly string[])[]
  /** Rows belong to an institution, and are narrowed to what a person reaches. */
  scope?: 'institution'
  /** `false`: nobody asks for its rows by place, and no index is kept for that. Only where `access` is `system`. */
  isListed?: false
  /** Names of permissions. `system`: closed to everybody but jobs and the server itself. */
  access: 'system' | Readonly<{ read: NoInfer<P> | 'system'; write: NoInfer<P> | 'system' }>
  /** Does each write leave a row in the audit? */
  audit?: boolean
  /** An event of each write, heard by `on` of other manifests. Not for counters: it costs a row and a job. */
  emits?: string
  /** Rows whose `column` (a date) is older than so many days are removed. */
  retention?: Readonly<{ column: string; days: number }>
}>

/** What listeners hear of a write: where it was, never what it holds. */
export type StoreEvent = Readonly<{
  store: string
  id: string
  did: 'add' | 'put' | 'remove'
  /** Id of the person, or `system`. */
  who: string
  /** ISO 8601 */
  at: string
}>
