import type { Registry } from '../registry'
import type { StoreValues } from './doorTypes'
import { columnsOfPlace } from './place'
import type { PortalStore, StoreEvent } from './portalStore'
import { newRowId } from './rowId'
import { AUDIT, EVENTS } from './systemStores'
import type { StoreOp } from './storeOps'

type StorePut = Extract<StoreOp, { do: 'put' }>

/** An op with what it leaves behind in the same unit: its row in the audit, its event. */
export function withTraces(
  registry: Registry,
  store: PortalStore,
  op: StoreOp,
  who: string,
): readonly StoreOp[] {
  const at = new Date().toISOString()
  const isHeard = store.emits !== undefined && registry.listeners.has(store.emits)
  const traces = [
    ...(store.audit === true ? [auditOf(store, op, who, at)] : []),
    ...(isHeard ? [eventOf(store, op, { store: store.slug, id: op.id, did: op.do, who, at })] : []),
  ]
  // Before it goes, a row still says where it stood.
  return op.do === 'remove' ? [...traces, op] : [op, ...traces]
}

/** Which columns were written, never what they hold. */
function auditOf(store: PortalStore, op: StoreOp, who: string, at: string): StoreOp {
  const columns =
    op.do === 'remove' ? [] : Object.keys({ ...op.values, ...('add' in op && op.add) })
  return {
    do: 'put',
    table: AUDIT,
    id: newRowId(),
    ...placedAs(store, op, {
      ...{ at, who, action: `${store.slug}.${op.do}` },
      ...{ targetCollection: store.slug, targetId: op.id },
      details: { columns: columns.filter((name) => Object.hasOwn(store.columns, name)) },
    }),
  }
}

function eventOf(store: PortalStore, op: StoreOp, event: StoreEvent): StoreOp {
  return {
    do: 'put',
    table: EVENTS,
    id: newRowId(),
    ...placedAs(store, op, { name: store.emits, at: event.at, event }),
  }
}

/** A trace stands where its row does; of a store without places, nowhere. */
function placedAs(
  { scope }: PortalStore,
  { id, table }: StoreOp,
  values: StoreValues,
): Pick<StorePut, 'placedAs' | 'values'> {
  if (scope === undefined) return { values: { ...values, ...columnsOfPlace(undefined) } }
  return { values, placedAs: { table, id } }
}
