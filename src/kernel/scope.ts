import type { CollectionSlug, Field } from 'payload'
import type { Aspect } from './aspect'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { nodeHook } from './nodeHook'
import { NODES } from './nodes'
import { nobody, rule } from './rule'
import { scopeHook } from './scopeHook'
import { treeFields } from './tree'
import { treeIndexes } from './treeIndexes'

/** The field that ties a document to its institution; the server fills it, the client never does. */
export function institutionField(isEditable: boolean): Field {
  return {
    name: 'institution',
    type: 'relationship',
    relationTo: NODES as CollectionSlug,
    maxDepth: 0,
    access: { update: nobody },
    admin: isEditable ? { position: 'sidebar' } : { hidden: true },
  }
}

/** The field that holds the node of a document: where documents are nodes, each is its own. */
export function nodeFieldOf(collection: Pick<PortalCollection, 'portal'>): 'id' | 'institution' {
  return collection.portal?.scope === 'node' ? 'id' : 'institution'
}

/** Who creates and who reads the documents of a collection. */
export type ScopeGrants = Readonly<{ create: Grants; read: Grants }>

/** The aspect of collections whose documents belong to an institution, or are one: tree columns, and their indexes. */
export function scopeAspect(collection: PortalCollection, grants: ScopeGrants): Aspect {
  const { scope } = collection.portal ?? {}
  if (scope === undefined) return {}
  const indexes = treeIndexes(collection, grants.read)
  if (scope === 'node')
    return {
      fields: treeFields(),
      indexes,
      beforeValidate: [rule('node', nodeHook(grants.create))],
    }
  return {
    fields: [institutionField(scope === 'institution'), ...treeFields()],
    indexes,
    beforeValidate: [rule('place', scopeHook(collection, grants.create))],
  }
}
