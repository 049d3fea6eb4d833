import type { CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload'
import { idOf, isReserved, isSlug, PortalError, slugify, systemDb } from '#kernel'

type Data = Record<string, unknown>

/**
 * Keeps `slug` usable in an address: made from the title when left empty, refused when it is malformed, a word
 * the portal itself uses, or taken.
 * @param from the field with the title
 * @param within the relationship below which a slug is unique; in the whole collection without one
 */
export function checkSlug(from: string, within?: string): CollectionBeforeValidateHook {
  return async ({ collection, data, originalDoc, req }) => {
    const next: Data = { ...data }
    const before = (originalDoc ?? {}) as Data
    if (next.slug === undefined && before.slug !== undefined) return next
    const slug = slugOf(next.slug, next[from] ?? before[from])
    const field = { field: 'slug' }
    if (!isSlug(slug)) throw new PortalError('slug_invalid', {}, field)
    if (isReserved(req, slug)) throw new PortalError('slug_reserved', { slug }, field)
    const place: Where = within === undefined ? {} : { [within]: { equals: idOf(next[within]) } }
    const others: Where = before.id === undefined ? {} : { id: { not_equals: idOf(before) } }
    if (await isTaken(req, collection.slug, { slug: { equals: slug }, ...place, ...others }))
      throw new PortalError('slug_taken', { slug }, field)
    return { ...next, slug }
  }
}

function slugOf(given: unknown, title: unknown): string {
  const slug = typeof given === 'string' ? given.trim().toLowerCase() : ''
  return slug === '' && typeof title === 'string' ? slugify(title) : slug
}

/** The index of the database refuses a second one too, but its error names columns, not the field at fault. */
async function isTaken(req: PayloadRequest, collection: string, where: Where): Promise<boolean> {
  // A page in the trash keeps its address, so that it can come back.
  return (await systemDb(req).count({ collection, trash: true, where })).totalDocs > 0
}
