import { faultsOfForms } from './faultsOfForms'
import type { Grants, Reach } from '../grants'
import type { AnyPlugin } from '../manifest'
import type { PortalCollection } from '../portalCollection'

type Permissions = ReadonlyMap<string, Grants>

const OPERATIONS = ['create', 'delete', 'read', 'update'] as const

/** What a manifest leaves open: whatever is not declared does not start. */
export function faultsOfManifest(
  manifest: AnyPlugin,
  permissions: Permissions,
  isCore: boolean,
): string[] {
  return [
    ...(manifest.collections ?? []).flatMap((collection) => [
      ...faultsOfAccess(collection, permissions),
      ...(isCore ? [] : faultsOfRoutes(collection)),
    ]),
    ...faultsOfEndpoints(manifest, permissions),
    ...faultsOfPages(manifest),
    ...faultsOfForms(manifest),
  ]
}

function faultsOfAccess(collection: PortalCollection, permissions: Permissions): string[] {
  const { access, slug } = collection
  if (access === 'system') return []
  return OPERATIONS.flatMap((operation) => {
    const name: unknown = (access as Partial<typeof access> | undefined)?.[operation]
    if (typeof name !== 'string')
      return [`collection '${slug}' names no permission for ${operation}; add it to 'access'`]
    const grants = permissions.get(name)
    return grants ? faultsOfReach(collection, name, grants) : [undeclared(name)]
  })
}

/** Without tree columns there is no telling whose institution a document belongs to. */
function faultsOfReach(collection: PortalCollection, name: string, grants: Grants): string[] {
  const { fields, portal, slug } = collection
  const reaches = Object.values<Reach | readonly Reach[]>(grants).flat()
  const scoped = reaches.find((reach) => reach === 'institution' || reach === 'subtree')
  const names = new Set(['id', ...fields.flatMap((field) => ('name' in field ? field.name : []))])
  const stray = reaches.find(
    (reach) => typeof reach === 'object' && !names.has(reach.field.split('.')[0] ?? ''),
  )
  return [
    ...(scoped !== undefined && portal?.scope === undefined
      ? [
          `'${name}' reaches '${String(scoped)}', but collection '${slug}' belongs to no institution; add 'portal.scope'`,
        ]
      : []),
    ...(typeof stray === 'object'
      ? [`'${name}' reaches the field '${stray.field}', which collection '${slug}' does not have`]
      : []),
  ]
}

/** Routes of a collection's own ask no permission. */
function faultsOfRoutes({ endpoints, slug }: PortalCollection): string[] {
  const hasRoutes = Array.isArray(endpoints) && endpoints.length > 0
  return hasRoutes
    ? [`collection '${slug}' has endpoints of its own; declare them in 'endpoints'`]
    : []
}

function faultsOfEndpoints({ endpoints = [] }: AnyPlugin, permissions: Permissions): string[] {
  const addresses = endpoints.map(({ method, path }) => `${method} ${path}`)
  return endpoints.flatMap(({ input, permission }, index) => {
    const address = addresses[index] ?? ''
    const name: unknown = permission
    return [
      ...(typeof name !== 'string' ? [`endpoint '${address}' names no permission`] : []),
      ...(typeof name === 'string' && !permissions.has(name) ? [undeclared(name)] : []),
      ...((input as unknown)
        ? []
        : [`endpoint '${address}' does not say what it takes; add 'input'`]),
      ...(addresses.indexOf(address) < index ? [`endpoint '${address}' is declared twice`] : []),
    ]
  })
}

function faultsOfPages({ pages = [] }: AnyPlugin): string[] {
  const paths = pages.map(({ path }) => path)
  return pages.flatMap(({ answers, load, path, view }, index) => [
    ...(typeof load === 'function' && (answers === 'feed' || typeof view === 'function')
      ? []
      : [`page '${path}' needs 'load' and 'view'`]),
    ...(paths.indexOf(path) < index ? [`page '${path}' is declared twice`] : []),
  ])
}

function undeclared(name: string): string {
  return `permission '${name}' is used but not declared; add it to 'permissions'`
}
