import type { CollectionConfig, Field } from 'payload'

import { placeColumns } from './checkOp'
import type { StoreColumn } from './contract'

/** Two stores for the tests of this folder. */
export const testStores: CollectionConfig[] = [
  storeOf('counters', {
    page: 'text',
    day: 'date',
    count: 'integer',
    share: 'real',
    isOpen: 'boolean',
    notes: 'json',
  }),
  storeOf('trail', { action: 'text', targetId: 'text' }),
]

/** A hidden collection as the kernel makes it for a store; its first two columns have an index. */
function storeOf(slug: string, own: Readonly<Record<string, StoreColumn>>): CollectionConfig {
  const places = placeColumns.map((name): [string, StoreColumn] => [name, 'text'])
  const columns = { ...own, ...Object.fromEntries(places) }
  return {
    slug,
    timestamps: false,
    custom: { store: { columns } },
    indexes: [{ fields: Object.keys(own).slice(0, 2) }],
    fields: [
      { name: 'id', type: 'text' },
      ...Object.entries(columns).map(([name, type]) => fieldOf(name, type)),
      { name: 'rev', type: 'number' },
    ],
  }
}

function fieldOf(name: string, type: StoreColumn): Field {
  if (type === 'boolean') return { name, type: 'checkbox' }
  if (type === 'json') return { name, type: 'json' }
  if (type === 'integer' || type === 'real') return { name, type: 'number' }
  return { name, type: 'text' }
}
