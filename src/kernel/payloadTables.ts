import type { Access, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { subjectOf } from './membership'
import { nobody, rule } from './rule'

const PREFERENCES = 'payload-preferences'

/** Tables that Payload adds to every config by itself. */
export const PAYLOAD_TABLES: ReadonlySet<string> = new Set([
  'payload-kv',
  'payload-migrations',
  PREFERENCES,
])

const signedIn = rule<Access>('signed in', ({ req }) => subjectOf(req) !== undefined)

const owner = rule<Access>('owner', ({ req }) => {
  const subject = subjectOf(req)
  return subject ? { 'user.value': { equals: subject.id } } : false
})

type CollectionAccess = SanitizedCollectionConfig['access']

const CLOSED: CollectionAccess = {
  admin: nobody,
  create: nobody,
  delete: nobody,
  read: nobody,
  readVersions: nobody,
  unlock: nobody,
  update: nobody,
}

/** Everybody keeps preferences of his own; Payload's field for whose they are is filled by Payload alone. */
const OWN: CollectionAccess = {
  ...CLOSED,
  create: signedIn,
  delete: owner,
  read: owner,
  update: owner,
}

/**
 * Closes Payload's own tables, which whoever is signed in could read and write otherwise. Payload adds them behind all
 * plugins, so this is done to the finished config.
 */
export function closePayloadTables(config: Pick<SanitizedConfig, 'collections'>): void {
  for (const collection of config.collections)
    if (PAYLOAD_TABLES.has(collection.slug))
      collection.access = collection.slug === PREFERENCES ? OWN : CLOSED
}
