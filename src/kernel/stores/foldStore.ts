import type { Field } from 'payload'
import type { PortalCollection } from '../portalCollection'
import { AT } from '../tree'
import { PLACE_COLUMNS } from './place'
import type { PortalStore, StoreColumn } from './portalStore'

/**
 * The hidden collection behind a store: migrations, models and indexes come of it. Payload neither reads nor writes
 * its rows; the database finds its columns under `custom.store`.
 */
export function foldStore(store: PortalStore): PortalCollection {
  const columns = columnsOf(store)
  return {
    slug: store.slug,
    access: 'system',
    timestamps: false,
    custom: { store: { columns: Object.fromEntries(columns) } },
    indexes: indexesOf(store).map((fields) => ({ fields: [...fields] })),
    fields: [
      { name: 'id', type: 'text' },
      ...[...columns].map(([name, type]) => fieldOf(name, type)),
      { name: 'rev', type: 'number' },
    ],
  }
}

/** Every column of a store but `id` and `rev`. */
export function columnsOf({ columns, scope }: PortalStore): ReadonlyMap<string, StoreColumn> {
  const places = scope === undefined ? [] : PLACE_COLUMNS
  return new Map([
    ...Object.entries(columns),
    ...places.map((name): [string, StoreColumn] => [name, 'text']),
  ])
}

/**
 * Column tuples that have an index: those declared, what retention looks at, and for lists narrowed to a place the
 * first column of all, behind each place. A whole key is the id, and found by that.
 */
export function indexesOf(store: PortalStore): readonly (readonly string[])[] {
  const { indexes = [], isListed = true, key = [], retention, scope } = store
  const own = [...indexes]
  if (retention && !own.some(([first]) => first === retention.column)) own.push([retention.column])
  const [[first] = key] = own
  const places = scope === undefined || !isListed ? [] : ['institution', ...AT]
  return withoutPrefixes([...own, ...places.map((name) => [name, ...(first ? [first] : [])])])
}

/** An index also serves whatever it begins with. */
function withoutPrefixes(all: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isPrefix = (short: readonly string[], long: readonly string[]): boolean =>
    short.length <= long.length && short.every((name, at) => long[at] === name)
  return all.filter(
    (one, at) =>
      !all.some((other, where) => {
        const isSame = other.length === one.length
        return where !== at && isPrefix(one, other) && (!isSame || where < at)
      }),
  )
}

function fieldOf(name: string, type: StoreColumn): Field {
  if (type === 'boolean') return { name, type: 'checkbox' }
  if (type === 'json') return { name, type: 'json', admin: { hidden: true } }
  if (type === 'integer' || type === 'real') return { name, type: 'number' }
  return { name, type: 'text' }
}
