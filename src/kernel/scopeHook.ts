import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { placesOf, reaches } from './access'
import { PortalError } from './errors'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { subjectOf } from './membership'
import { isClosed, readNode } from './nodes'
import { refuseWhereOff } from './modules/refuseWhereOff'
import { idOf, viaField } from './relations'
import { columnsOf, pathOf } from './tree'

type Data = Record<string, unknown>

/**
 * Fills or refuses the institution of a document: it is computed on create, with the columns of the tree, and never
 * changes after. System work (no user, access off) is believed.
 * @throws PortalError site_required, institution_required, institution_closed, not_found (also where it is foreign)
 */
export function scopeHook(
  collection: PortalCollection,
  grants: Grants,
): CollectionBeforeValidateHook {
  const scope = collection.portal?.scope
  const via = typeof scope === 'object' ? scope.via : undefined
  return async ({ data, operation, originalDoc, req }) => {
    const given: Data = { ...data }
    if (operation === 'update') return kept(given, originalDoc as Data | undefined, via)
    const wanted =
      via === undefined
        ? idOf(given.institution)
        : await institutionThrough(collection, via, idOf(given[via]), req)
    const place = await placeAt(wanted, grants, req)
    if (subjectOf(req)) await refuseWhereOff(req.payload, collection.slug, pathOf(place))
    return { ...given, ...place }
  }
}

/** Partial saves do not name their place; whatever a client names is overwritten. */
function kept(given: Data, before: Data | undefined, via: string | undefined): Data {
  return {
    ...given,
    institution: idOf(before?.institution),
    ...columnsOf(pathOf(before)),
    ...(via !== undefined && { [via]: idOf(before?.[via]) }),
  }
}

async function placeAt(
  wanted: string | undefined,
  grants: Grants,
  req: PayloadRequest,
): Promise<Data> {
  const subject = subjectOf(req)
  const places = subject ? placesOf(grants, subject) : 'all'
  const id = wanted ?? (subject && onlyOne(places))
  if (id === undefined) return { institution: undefined, ...columnsOf([]) }
  const node = await readNode(req, id)
  // The same answer as for a document that does not exist: foreign institutions are not confirmed.
  if (!node || !reaches(places, pathOf(node)))
    throw new PortalError('not_found', {}, { field: 'institution' })
  if (subject && isClosed(node))
    throw new PortalError('institution_closed', {}, { field: 'institution' })
  return { institution: id, ...columnsOf(pathOf(node)) }
}

/** Who works at one institution need not name it; a document without one could never be given one. */
function onlyOne(places: ReturnType<typeof placesOf>): string {
  const ids = new Set(places === 'all' ? [] : places.map(({ path }) => path.at(-1)))
  const [only] = ids
  if (only === undefined || ids.size > 1)
    throw new PortalError('institution_required', {}, { field: 'institution' })
  return only
}

async function institutionThrough(
  collection: PortalCollection,
  via: string,
  id: string | undefined,
  req: PayloadRequest,
): Promise<string> {
  const parent =
    id === undefined
      ? null
      : await req.payload.db.findOne<Data & { id: string }>({
          collection: viaField(collection, via).relationTo,
          req,
          where: { id: { equals: id } },
        })
  const institution = idOf(parent?.institution)
  if (institution === undefined) throw new PortalError('site_required', {}, { field: via })
  return institution
}
