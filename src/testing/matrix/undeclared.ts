import type { Payload, SanitizedCollectionConfig } from 'payload'
import { portalOf, ROLES } from '#kernel'
import {
  ADDRESSES,
  CLOSED_TABLES,
  ENDPOINTS,
  PREFERENCES,
  PUBLIC_PAGES,
  ROLE_NAMES,
  ROUTES,
  STORES,
  THINGS,
} from './oracle'

/** Keys of a manifest that this suite knows how to ask about, or that open nothing. */
const KEYS: ReadonlySet<string> = new Set([
  ...['id', 'version', 'kernel', 'dependsOn', 'permissions', 'settings', 'translations', 'seed'],
  ...['collections', 'rulePacks', 'stores', 'endpoints', 'pages', 'slots', 'jobs'],
  // Asked for together, at the address of the dashboard.
  'widgets',
  // Kinds of texts, each to the person whom the deed concerns: they open nothing.
  'messages',
])

/** What every collection has, asked for by the batches of reading and writing. */
const COMMON: ReadonlySet<string> = new Set([
  ...['get /', 'get /:id', 'get /count', 'get /versions', 'get /versions/:id'],
  ...['post /', 'post /access/:id?', 'post /versions/:id', 'post /:id/duplicate'],
  ...['patch /', 'patch /:id', 'delete /', 'delete /:id'],
])

/** Everything that the portal has and the oracle does not say who may use, and the other way round. */
export function undeclared(payload: Payload): string[] {
  const { manifests, stores } = portalOf(payload).registry
  const { collections, endpoints } = payload.config
  const things = [...Object.keys(THINGS), ...CLOSED_TABLES, PREFERENCES]
  return [
    ...compare(
      'role',
      ROLES.filter((role) => role !== 'anyone' && role !== 'system'),
      ROLE_NAMES,
    ),
    ...compare(
      'collection',
      collections.map(({ slug }) => slug),
      things,
    ),
    ...compare('store', [...stores.keys()], Object.keys(STORES)),
    ...compare('address', collections.flatMap(addressesOf), Object.keys(ADDRESSES)),
    ...compare(
      'route',
      endpoints.map(({ method, path }) => `${method} ${path}`),
      Object.keys(ROUTES),
    ),
    ...compare(
      'endpoint',
      manifests.flatMap(({ endpoints: all = [], id }) =>
        all.map(({ method, path }) => `${method} ${id}${path}`),
      ),
      Object.keys(ENDPOINTS),
    ),
    ...compare(
      'page',
      manifests.flatMap(({ id, pages = [] }) => pages.map(({ path }) => `${id}${path}`)),
      PUBLIC_PAGES,
    ),
    ...manifests.flatMap((manifest) =>
      Object.keys(manifest)
        .filter((key) => !KEYS.has(key))
        .map((key) => `manifest ${manifest.id}: nobody asks about what stands under '${key}'`),
    ),
  ]
}

function addressesOf({ endpoints, slug }: SanitizedCollectionConfig): string[] {
  const all = (endpoints || []).map(({ method, path }) => `${method} ${path}`)
  return [...new Set(all)]
    .filter((one) => !COMMON.has(one))
    .map((one) => one.replace(' ', ` ${slug}`))
}

function compare(kind: string, found: readonly string[], declared: readonly string[]): string[] {
  return [
    ...found
      .filter((name) => !declared.includes(name))
      .map((name) => `${kind} '${name}' exists, and the oracle does not say who may use it`),
    ...declared
      .filter((name) => !found.includes(name))
      .map((name) => `${kind} '${name}' stands in the oracle, and does not exist`),
  ]
}
