import type { PortalCollection } from './portalCollection'

/** The id in a relationship value, populated or not. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  return undefined
}

/** Does this look like an id, as either database makes them? */
export function isId(text: string): boolean {
  return ID.test(text)
}

const ID = /^([0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** The relationship through which documents of a collection get their institution. */
export function viaField(collection: PortalCollection, via: string): { relationTo: string } {
  const field = collection.fields.find((one) => 'name' in one && one.name === via)
  if (field?.type !== 'relationship' || typeof field.relationTo !== 'string') {
    throw new TypeError(`${collection.slug}: portal.scope.via must name a relationship field`)
  }
  return { relationTo: field.relationTo }
}
