import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { placesOf, reaches } from './access'
import { databaseOf } from './database'
import { PortalError } from './errors'
import type { Grants } from './grants'
import { subjectOf } from './membership'
import { isClosed, NODES, readNode } from './nodes'
import { idOf } from './relations'
import { AT, columnsOf, pathOf, type TreePath } from './tree'

type Data = Record<string, unknown>

/**
 * Puts a new node into the tree: below a parent that its maker reaches, at most five levels deep, one root in all. The
 * parent never changes after: moving a node is an operation of its own.
 * @throws PortalError parent_required, institution_closed, tree_too_deep, not_found (also where the parent is foreign)
 */
export function nodeHook(grants: Grants): CollectionBeforeValidateHook {
  return async ({ data, operation, originalDoc, req }) => {
    const given: Data = { ...data }
    const before = originalDoc as Data | undefined
    if (operation === 'update')
      return { ...given, parent: idOf(before?.parent) ?? null, ...columnsOf(pathOf(before)) }
    const above = await pathAbove(idOf(given.parent), grants, req)
    // Its own id is the last part of its path, so it has to be known beforehand.
    const id = databaseOf(req.payload).newId()
    return { ...given, id, ...columnsOf([...above, id]) }
  }
}

async function pathAbove(
  parent: string | undefined,
  grants: Grants,
  req: PayloadRequest,
): Promise<TreePath> {
  const field = { field: 'parent' }
  const subject = subjectOf(req)
  const places = subject ? placesOf(grants, subject) : 'all'
  if (parent === undefined) {
    if (places !== 'all' || (await hasRoot(req)))
      throw new PortalError('parent_required', {}, field)
    return []
  }
  const node = await readNode(req, parent)
  const path = pathOf(node)
  if (!node || !reaches(places, path)) throw new PortalError('not_found', {}, field)
  if (isClosed(node)) throw new PortalError('institution_closed', {}, field)
  if (path.length >= AT.length) throw new PortalError('tree_too_deep', { most: AT.length }, field)
  return path
}

async function hasRoot(req: PayloadRequest): Promise<boolean> {
  const where = { parent: { exists: false } }
  return (await req.payload.db.findOne({ collection: NODES, req, where })) !== null
}
