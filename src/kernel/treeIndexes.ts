import { hasDrafts } from './drafts'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { AT } from './tree'

type Index = Readonly<{ fields: string[] }>

/**
 * Indexes by which the documents of a node are listed in each order, and those of all. What every list asks for equals
 * stands in front (not in the trash, published), then the node, then the order: the database reads fifty rows in order
 * and counts without looking at a single document. An index on the node or the status alone would be a trap: the
 * planner prefers it, fetches the whole region and sorts it.
 * @param readers who reads the collection: where anyone does, lists ask for what is published
 */
export function treeIndexes(collection: PortalCollection, readers: Grants): Index[] {
  const { portal = {}, trash } = collection
  const kept = trash === true ? ['deletedAt'] : []
  const isPublished = hasDrafts(collection) && readers.anyone !== undefined
  const front = [...kept, ...(isPublished ? ['_status'] : [])]
  const nodes = [...(portal.scope === 'node' ? [] : ['institution']), ...AT]
  const orders = [
    'updatedAt',
    'createdAt',
    ...(collection.defaultSort === 'sortKey' ? ['sortKey'] : []),
  ]
  const lists = [
    ...(front.length === 0 ? [] : [front]),
    // What is published and what is one's own, together: neither narrows the list.
    ...(isPublished && kept.length > 0 ? [kept] : []),
    ...nodes.map((node) => [...front, node]),
  ]
  return lists.flatMap((fields) => orders.map((order) => ({ fields: [...fields, order] })))
}
