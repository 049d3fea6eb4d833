import type { CollectionConfig, Where } from 'payload'
import { hasDrafts } from './drafts'
import type { Grants, Reach } from './grants'
import type { Subject } from './membership'
import type { Role } from './roles'
import { isWithin, oneOf, subtreeOf, type TreePath } from './tree'

/** A node at which a person holds a permission, alone or with everything below it. */
export type Place = Readonly<{ reach: 'institution' | 'subtree'; path: TreePath }>

/** Nodes at which a person holds a permission; 'all' for a reach without bounds. */
export function placesOf(grants: Grants, subject: Subject): 'all' | readonly Place[] {
  const places: Place[] = []
  for (const { role, path } of subject.memberships) {
    for (const reach of reachesOf(grants, role)) {
      if (reach === 'all') return 'all'
      if (typeof reach === 'string' && path.length > 0) places.push({ reach, path })
    }
  }
  return places
}

/** How far a role holds a permission; [] for not at all. */
function reachesOf(grants: Grants, role: Role): readonly Reach[] {
  const reach = grants[role]
  if (reach === undefined) return []
  return typeof reach === 'string' || 'field' in reach ? [reach] : reach
}

/** Does one of these places reach the institution at the end of a path? */
export function reaches(places: 'all' | readonly Place[], path: TreePath): boolean {
  if (places === 'all') return true
  return places.some((place) =>
    place.reach === 'subtree' ? isWithin(path, place.path) : isSame(path, place.path),
  )
}

function isSame(path: TreePath, other: TreePath): boolean {
  return other.length > 0 && path.length === other.length && path.at(-1) === other.at(-1)
}

/** The roles by which somebody holds a permission at the institution at the end of a path. */
export function rolesAt(grants: Grants, subject: Subject, path: TreePath): readonly Role[] {
  return subject.memberships
    .filter((one) => reaches(placesOf(grants, { ...subject, memberships: [one] }), path))
    .map(({ role }) => role)
}

/** May this person use the permission anywhere at all? */
export function mayAnywhere(grants: Grants, subject: Subject | undefined): boolean {
  if (grants.anyone !== undefined) return true
  if (!subject) return false
  const places = placesOf(grants, subject)
  return places === 'all' || places.length > 0 || fieldReaches(grants, subject).length > 0
}

/**
 * The documents a permission reaches, as Payload wants it: true (all), false (none) or a `where`.
 * @param open the documents that the role `anyone` reaches (published, not trashed)
 * @param node the field that holds a document's institution; `id` where documents are institutions
 */
export function rowsFor(
  grants: Grants,
  subject: Subject | undefined,
  open: true | Where,
  node = 'institution',
): boolean | Where {
  const places = subject ? placesOf(grants, subject) : []
  if (places === 'all') return true
  const alternatives: (true | Where)[] = [
    ...(grants.anyone === undefined ? [] : [open]),
    ...rowsAt(places, node),
    ...(subject
      ? fieldReaches(grants, subject).map((field): Where => ({ [field]: { equals: subject.id } }))
      : []),
  ]
  if (alternatives.includes(true)) return true
  return anyOf(alternatives as Where[])
}

function anyOf(rows: readonly Where[]): false | Where {
  const [first] = rows
  return first === undefined ? false : rows.length === 1 ? first : { or: [...rows] }
}

/**
 * The documents that stand where a person holds a permission, whosever they are: true (all), false (none) or a `where`.
 * @param node the field that holds a document's institution; `id` where documents are institutions
 */
export function placedRows(grants: Grants, subject: Subject, node: string): boolean | Where {
  const places = placesOf(grants, subject)
  return places === 'all' ? true : anyOf(rowsAt(places, node))
}

/** One predicate for institutions alone, and one for the subtrees of each depth. */
export function rowsAt(places: readonly Place[], node: string): Where[] {
  const alone = idsOf(places.filter(({ reach }) => reach === 'institution'))
  const subtrees = places.filter(({ reach }) => reach === 'subtree')
  const depths = [...new Set(subtrees.map(({ path }) => path.length))].sort((a, b) => a - b)
  return [
    ...(alone.length === 0 ? [] : [{ [node]: oneOf(alone) }]),
    ...depths.map((depth) =>
      subtreeOf(depth, idsOf(subtrees.filter(({ path }) => path.length === depth))),
    ),
  ]
}

function idsOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(({ path }) => path.at(-1) ?? ''))]
}

/** Paths on a document by which a permission reaches what is the person's own. */
export function fieldReaches(grants: Grants, subject: Subject): string[] {
  const held = subject.memberships.flatMap(({ role }) => reachesOf(grants, role))
  return [...new Set(held.flatMap((reach) => (typeof reach === 'object' ? [reach.field] : [])))]
}

/** What the public may see of a collection. */
export function openRows(collection: Pick<CollectionConfig, 'trash' | 'versions'>): true | Where {
  const parts: Where[] = []
  if (hasDrafts(collection)) parts.push({ _status: { equals: 'published' } })
  if (collection.trash) parts.push({ deletedAt: { exists: false } })
  return parts.length === 0 ? true : { and: parts }
}

/** People who work for an institution use the admin; parents and pupils have the cabinet. */
export function mayUseAdmin(subject: Subject | undefined): boolean {
  return (subject?.memberships ?? []).some(({ role }) => role !== 'parent' && role !== 'pupil')
}
