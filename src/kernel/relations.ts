import type { PortalCollection } from './manifest'

/** The id in a relationship value, populated or not. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  return undefined
}

/** The relationship through which documents of a collection get their institution. */
export function viaField(collection: PortalCollection, via: string): { relationTo: string } {
  const field = collection.fields.find((one) => 'name' in one && one.name === via)
  if (field?.type !== 'relationship' || typeof field.relationTo !== 'string') {
    throw new TypeError(`${collection.slug}: portal.scope.via must name a relationship field`)
  }
  return { relationTo: field.relationTo }
}
