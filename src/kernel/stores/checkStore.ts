import type { Grants, Reach } from '../grants'
import { PLACE_COLUMNS } from './place'
import type { PortalStore } from './portalStore'

const RESERVED = new Set([
  'id',
  'rev',
  'createdAt',
  'updatedAt',
  'deletedAt',
  ...PLACE_COLUMNS,
  // Names that Mongoose keeps for itself.
  ...['collection', 'db', 'emit', 'errors', 'get', 'init', 'isNew', 'listeners', 'modelName', 'on'],
  ...['once', 'options', 'populated', 'remove', 'removeListener', 'save', 'schema', 'set'],
  ...['toObject', 'toJSON', 'validate'],
])

/** What is wrong with a store, each a sentence; the permissions that it names are known by then. */
export function faultsOfStore(
  store: PortalStore,
  permissions: ReadonlyMap<string, Grants>,
): readonly string[] {
  return [
    ...faultsOfNames(store),
    ...faultsOfKeys(store),
    ...faultsOfRetention(store),
    ...(store.isListed === false && store.access !== 'system'
      ? ["what people read is listed by place; leave 'isListed' out"]
      : []),
    ...permissionsOf(store).flatMap((name) => faultsOfReach(store, name, permissions.get(name))),
  ].map((sentence) => `store '${store.slug}': ${sentence}`)
}

/** The permissions that a store names. */
export function permissionsOf({ access }: PortalStore): readonly string[] {
  if (access === 'system') return []
  return [...new Set<string>([access.read, access.write])].filter((name) => name !== 'system')
}

function faultsOfNames({ columns }: PortalStore): string[] {
  const names = Object.keys(columns)
  return [
    ...(names.length === 0 ? ['a store needs columns'] : []),
    ...names
      .filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))
      .map((name) => `the column '${name}' must be written like 'pageViews'`),
    ...names
      .filter((name) => RESERVED.has(name))
      .map((name) => `the column '${name}' has a name that is taken; choose another`),
  ]
}

function faultsOfKeys({ columns, indexes = [], key }: PortalStore): string[] {
  const unknown = [...(key ?? []), ...indexes.flat()].filter(
    (name) => !Object.hasOwn(columns, name),
  )
  const [loose] = (key ?? []).filter((name) => /^(json|real)$/.test(columns[name] ?? ''))
  return [
    ...(key?.length === 0 ? ["the key is empty; leave 'key' out where rows are appended"] : []),
    ...(indexes.some(({ length }) => length === 0) ? ['an index is empty'] : []),
    ...unknown.map((name) => `'${name}' is in a key or an index, but no column`),
    ...(loose === undefined ? [] : [`the column '${loose}' cannot tell rows apart`]),
  ]
}

function faultsOfRetention({ columns, retention }: PortalStore): string[] {
  if (!retention) return []
  const { column, days } = retention
  return [
    ...(columns[column] === 'date' ? [] : [`retention needs a date, which '${column}' is not`]),
    ...(Number.isInteger(days) && days > 0 ? [] : ['retention is of one day at least']),
  ]
}

/** A reach that the rows cannot show would be none, or everything. */
function faultsOfReach(store: PortalStore, name: string, grants: Grants | undefined): string[] {
  if (!grants) return [`permission '${name}' is used but not declared; add it to 'permissions'`]
  const reaches = Object.values(grants).flatMap((reach): readonly Reach[] => [reach].flat())
  const faults = reaches.map((reach) => {
    if (reach === 'all') return undefined
    if (typeof reach !== 'object')
      return store.scope === undefined
        ? `permission '${name}' reaches institutions; add scope: 'institution'`
        : undefined
    return store.columns[reach.field] === 'text'
      ? undefined
      : `permission '${name}' reaches by '${reach.field}', which is no text column`
  })
  return [...new Set(faults)].filter((fault) => fault !== undefined)
}
