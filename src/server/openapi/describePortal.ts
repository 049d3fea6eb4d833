import type { Payload } from 'payload'
import { portalOf, type Grants, type Translate } from '#kernel'
import { collectionPaths, collectionSchemas, type CollectionDescribed } from './collectionPaths'
import { componentsOf } from './components'
import { endpointPaths } from './endpointPaths'
import type { Json } from './json'

export type Describing = Readonly<{
  payload: Payload
  /** The portal's own address. */
  origin: string
  /** Ids of the manifests to describe. */
  shown: ReadonlySet<string>
  t: Translate
}>

/** What programs may ask the portal for: the collections' REST and the endpoints of manifests, as OpenAPI 3.1. */
export function describePortal({ origin, payload, shown, t }: Describing): Json {
  const { registry } = portalOf(payload)
  const grantsOf = (permission: string): Grants => registry.permissions.get(permission) ?? {}
  const manifests = registry.manifests.filter(({ id }) => shown.has(id))
  const collections = manifests.flatMap(({ collections = [] }) =>
    collections.flatMap((collection): CollectionDescribed[] => {
      const config = payload.collections[collection.slug]?.config
      return config && collection.access !== 'system' ? [{ collection, config, grantsOf }] : []
    }),
  )
  const components = componentsOf(origin.startsWith('https:') ? '__Host-orda' : 'orda')
  return {
    openapi: '3.1.1',
    info: {
      title: t('site:portal.fullName'),
      version: registry.manifests.find(({ id }) => id === 'core')?.version ?? '',
    },
    servers: [{ url: origin }],
    tags: [
      ...collections.map(({ config }) => ({ name: config.slug, description: titleOf(config, t) })),
      ...manifests
        .filter(({ endpoints = [] }) => endpoints.length > 0)
        .map(({ id }) => ({ name: id })),
    ].filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at),
    paths: Object.assign(
      {},
      ...collections.map(collectionPaths),
      ...manifests.map((manifest) => endpointPaths(manifest, grantsOf)),
    ) as Json,
    components: {
      ...components,
      schemas: Object.assign(
        { ...(components.schemas as Json) },
        ...collections.map(collectionSchemas),
      ) as Json,
    },
  }
}

/** The plural of a collection's name: the label that the admin shows. */
function titleOf({ labels, slug }: CollectionDescribed['config'], t: Translate): string {
  const { plural } = labels
  return typeof plural === 'function' ? String(plural({ i18n: undefined, t } as never)) : slug
}
