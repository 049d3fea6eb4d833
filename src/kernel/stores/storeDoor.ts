import { databaseOf } from '../database'
import { PortalError } from '../errors'
import { portalOf } from '../state'
import { checkFind } from './checkFind'
import type { StoreAdding, StoreDoor, StoreFind, StoreKey, StoreValues } from './doorTypes'
import { columnsOf } from './foldStore'
import { AT } from '../tree'
import { columnsOfPlace, type Place } from './place'
import type { PortalStore } from './portalStore'
import { covers } from './reach'
import { newRowId, rowId } from './rowId'
import type { Standing } from './standing'
import { withTraces } from './withTraces'
import { writeOps, type Writer } from './writeOps'
import type { StoreOp, StoreQuery, StoreReach, StoreRow } from './storeOps'

export type DoorOptions = Writer &
  Readonly<{
    store: PortalStore
    /** Id of the person, or `system`. */
    who: string
    /** The rows to be reached; asked at the first read or write. @throws PortalError unauthenticated, forbidden */
    reach: (kind: 'read' | 'write') => StoreReach
    /** The rows that may be shown to who hears of a conflict. */
    shows: StoreReach
    standing: Standing
  }>

/** The door to one store, for one person or for the system. */
export function createStoreDoor(options: DoorOptions): StoreDoor {
  const { payload, reach, req, shows, standing, store, who } = options

  const read = async (find: StoreFind): Promise<readonly StoreRow[]> => {
    const allowed = reach('read')
    checkFind(store, find)
    const places = await standing.places()
    if (places === false) return []
    const query = { ...queryOf(store, find, allowed), ...(places !== true && { places }) }
    return databaseOf(payload).stores.read(query, req)
  }
  const write = async (op: StoreOp): Promise<void> => {
    await writeOps({ payload, req }, withTraces(portalOf(payload).registry, store, op, who))
  }
  const isShown = async (row: StoreRow): Promise<boolean> =>
    covers(shows, row) && (await standing.isShown(row))
  const narrowed = (op: StoreOp): StoreOp => {
    const allowed = reach('write')
    return { ...op, shows: isShown, ...(allowed !== 'all' && { within: allowed }) }
  }
  /** A row that may come to be: it has a place where its module is on, and lies within reach. */
  const newRow = async (values: StoreValues, of: Place | undefined): Promise<StoreValues> => {
    const row = placedRow(store, values, of)
    if (!covers(reach('write'), row)) throw new PortalError('not_found')
    await standing.refuseNew(row)
    return row
  }

  return {
    find: read,
    get: async (key) => (await read({ keys: [key] }))[0],
    async put(key, values, { of, rev } = {}) {
      const id = idOfKey(store, key)
      checkOwn(store, values)
      const isNew = rev === undefined
      if (!isNew && !staysWithin(reach('write'), values)) throw new PortalError('not_found')
      const stored = isNew ? await newRow({ ...values, ...key }, of) : values
      if (!isNew) await standing.refuseHidden(id)
      await write(narrowed({ do: 'put', table: store.slug, id, values: stored, rev }))
      return (rev ?? 0) + 1
    },
    async add(key, add, { of, values = {} }: StoreAdding = {}) {
      const id = idOfKey(store, key)
      checkOwn(store, values)
      const stored = await newRow({ ...values, ...key }, of)
      await standing.refuseHidden(id)
      await write(narrowed({ do: 'add', table: store.slug, id, values: stored, add }))
    },
    async append(values, { of } = {}) {
      if (store.key) throw new TypeError(`Rows of '${store.slug}' have a key: put them`)
      const id = newRowId()
      const stored = await newRow(values, of)
      await write(narrowed({ do: 'put', table: store.slug, id, values: stored }))
      return id
    },
    async remove(key, { rev } = {}) {
      const op = narrowed({ do: 'remove', table: store.slug, id: idOfKey(store, key), rev })
      await standing.refuseHidden(op.id)
      await write(op)
    },
  }
}

/** @throws TypeError where the store is scoped, and there is no place */
function placedRow(store: PortalStore, values: StoreValues, of: Place | undefined): StoreValues {
  if (store.scope === undefined) return values
  if (!of) throw new TypeError(`A new row of '${store.slug}' needs the place of a document`)
  return { ...values, ...columnsOfPlace(of) }
}

function queryOf(store: PortalStore, find: StoreFind, allowed: StoreReach): StoreQuery {
  const { keys, order, ...rest } = find
  return {
    ...rest,
    table: store.slug,
    columns: rest.columns ?? shownColumns(store),
    ...(keys && { ids: keys.map((key) => idOfKey(store, key)) }),
    ...(order !== undefined && { order: orderOf(order) }),
    ...(allowed !== 'all' && { within: allowed }),
  }
}

/** Institution and columns of their own; where its ancestors are is the tree's affair. */
function shownColumns(store: PortalStore): string[] {
  const hidden = new Set<string>(AT)
  return [...columnsOf(store).keys()].filter((name) => !hidden.has(name))
}

function orderOf(order: string): { column: string; isDescending: boolean } {
  const isDescending = order.startsWith('-')
  return { column: isDescending ? order.slice(1) : order, isDescending }
}

/** @throws TypeError when the parts are not those of the store's key */
function idOfKey(store: PortalStore, key: StoreKey): string {
  const { key: names = ['id'], slug } = store
  const parts = names.map((name) => {
    const part = key[name]
    if (part === undefined) throw new TypeError(`A key of '${slug}' needs '${name}'`)
    return part
  })
  if (Object.keys(key).length > names.length)
    throw new TypeError(`A key of '${slug}' is of ${names.join(', ')} alone`)
  // An id is what it is; it was made from parts long ago.
  return store.key ? rowId(parts) : String(parts[0])
}

/** @throws TypeError for a column that the key holds, or that only the server fills */
function checkOwn({ columns, key = [], slug }: PortalStore, values: StoreValues): void {
  for (const name of Object.keys(values))
    if (!Object.hasOwn(columns, name) || key.includes(name))
      throw new TypeError(`'${name}' of '${slug}' cannot be set`)
}

/** A change must not hand a row over to somebody else. */
function staysWithin(reach: StoreReach, values: StoreValues): boolean {
  if (reach === 'all') return true
  return reach.every(
    ({ column, in: allowed }) =>
      !Object.hasOwn(values, column) || allowed.includes(values[column] as string),
  )
}
