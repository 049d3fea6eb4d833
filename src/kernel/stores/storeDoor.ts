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
  }>

/** The door to one store, for one person or for the system. */
export function createStoreDoor(options: DoorOptions): StoreDoor {
  const { payload, reach, req, shows, store, who } = options

  const read = async (find: StoreFind): Promise<readonly StoreRow[]> => {
    const allowed = reach('read')
    checkFind(store, find)
    return databaseOf(payload).stores.read(queryOf(store, find, allowed), req)
  }
  const write = async (op: StoreOp): Promise<void> => {
    await writeOps({ payload, req }, withTraces(portalOf(payload).registry, store, op, who))
  }
  const narrowed = (op: StoreOp): StoreOp => {
    const allowed = reach('write')
    return { ...op, shows, ...(allowed !== 'all' && { within: allowed }) }
  }
  /** A row that may come to be: it has a place, and lies within reach. */
  const newRow = (values: StoreValues, of: Place | undefined): StoreValues => {
    if (store.scope !== undefined && !of)
      throw new TypeError(`A new row of '${store.slug}' needs the place of a document`)
    const row = { ...values, ...(store.scope !== undefined && columnsOfPlace(of)) }
    if (!covers(reach('write'), row)) throw new PortalError('not_found')
    return row
  }

  return {
    find: read,
    async get(key) {
      return (await read({ keys: [key] }))[0]
    },
    async put(key, values, { of, rev } = {}) {
      const id = idOfKey(store, key)
      checkOwn(store, values)
      const isNew = rev === undefined
      if (!isNew && !staysWithin(reach('write'), values)) throw new PortalError('not_found')
      const stored = isNew ? newRow({ ...values, ...key }, of) : values
      await write(narrowed({ do: 'put', table: store.slug, id, values: stored, rev }))
      return (rev ?? 0) + 1
    },
    async add(key, add, { of, values = {} }: StoreAdding = {}) {
      const id = idOfKey(store, key)
      checkOwn(store, values)
      const stored = newRow({ ...values, ...key }, of)
      await write(narrowed({ do: 'add', table: store.slug, id, values: stored, add }))
    },
    async append(values, { of } = {}) {
      if (store.key) throw new TypeError(`Rows of '${store.slug}' have a key: put them`)
      const id = newRowId()
      await write(narrowed({ do: 'put', table: store.slug, id, values: newRow(values, of) }))
      return id
    },
    async remove(key, { rev } = {}) {
      await write(narrowed({ do: 'remove', table: store.slug, id: idOfKey(store, key), rev }))
    },
  }
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
