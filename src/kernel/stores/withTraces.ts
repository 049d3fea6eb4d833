import type { Registry } from '../registry'
import { columnsOfPlace } from './place'
import type { PortalStore, StoreEvent } from './portalStore'
import { newRowId } from './rowId'
import { AUDIT, EVENTS } from './systemStores'
import type { StoreOp } from './storeOps'

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
    ...(isHeard ? [eventOf(store, { store: store.slug, id: op.id, did: op.do, who, at })] : []),
  ]
  // Before it goes, a row still says where it stood.
  return op.do === 'remove' ? [...traces, op] : [op, ...traces]
}

/** Which columns were written, never what they hold. */
function auditOf(store: PortalStore, op: StoreOp, who: string, at: string): StoreOp {
  const columns =
    op.do === 'remove' ? [] : Object.keys({ ...op.values, ...('add' in op && op.add) })
  const isPlaced = store.scope !== undefined
  return {
    do: 'put',
    table: AUDIT,
    id: newRowId(),
    values: {
      ...{ at, who, action: `${store.slug}.${op.do}` },
      ...{ targetCollection: store.slug, targetId: op.id },
      details: { columns: columns.filter((name) => Object.hasOwn(store.columns, name)) },
      ...(!isPlaced && columnsOfPlace(undefined)),
    },
    ...(isPlaced && { placedAs: { table: op.table, id: op.id } }),
  }
}

function eventOf({ emits = '' }: PortalStore, event: StoreEvent): StoreOp {
  return {
    do: 'put',
    table: EVENTS,
    id: newRowId(),
    values: { name: emits, at: event.at, event },
  }
}
