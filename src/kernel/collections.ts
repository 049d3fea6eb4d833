import type { CollectionBeforeOperationHook, CollectionConfig, Field } from 'payload'
import { withAspects, type Aspect } from './aspect'
import { cacheAspect } from './cacheAspect'
import { withChoices, type ChoiceScope } from './choices'
import { accessOf } from './collectionAccess'
import { databaseOf } from './database'
import { draftAspect } from './drafts'
import { addressAspect } from './formerAddresses'
import { hiddenFileFields, withHidden } from './hiddenFields'
import { keepAspect } from './keepAspect'
import { collectionLabels, labelled, type LabelScope } from './labels'
import { languageAspect } from './languageStamps'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { listFilter } from './ownRows'
import { publishAtAspect } from './publishAt'
import { revAspect } from './rev'
import { rule } from './rule'
import { scopeAspect, type ScopeGrants } from './scope'
import { wordsAspect } from './search/wordsAspect'
import { searchAspect } from './searchFields'

/** Paths of the admin's components that show what the kernel keeps. */
export type AdminComponents = Readonly<{
  /** The state of each language of a document. */
  languageStates?: string
  /** That somebody else has changed the document meanwhile. */
  conflict?: string
  /** Nothing at all. */
  nothing?: string
}>

/** Turns a manifest's collection into Payload's: access, labels, and every aspect the kernel adds. */
export function foldCollection(
  collection: PortalCollection,
  scope: ChoiceScope,
  labels: LabelScope,
  components: AdminComponents = {},
): CollectionConfig {
  const { permissions } = scope
  const { access, portal: own = {}, ...rest } = collection
  const isSystem = access === 'system'
  const named = isSystem ? rest.fields : labelled(labels, collection.slug, rest.fields)
  const { fields, ...aspected } = withAspects(
    { ...rest, fields: named },
    aspectsOf(collection, permissions, labels, components),
  )
  return {
    ...rest,
    ...aspected,
    fields: isSystem ? fields : shownFields(scope, collection, fields, components),
    ...(!isSystem && { labels: collectionLabels(labels, collection.slug) }),
    access: accessOf(collection, permissions),
    admin: {
      hideAPIURL: true,
      ...rest.admin,
      ...(own.scope && { baseFilter: listFilter(collection, permissions) }),
      ...(isSystem && { hidden: true }),
    },
    disableBulkEdit: true,
    disableDuplicate: rest.disableDuplicate ?? true,
    lockDocuments: rest.lockDocuments ?? false,
  }
}

/** With what choosers offer, and without what nobody is to see. */
function shownFields(
  scope: ChoiceScope,
  collection: PortalCollection,
  fields: readonly Field[],
  { nothing }: AdminComponents,
): Field[] {
  const files = collection.upload ? hiddenFileFields : []
  return withHidden([...withChoices(scope, collection, fields), ...files], nothing)
}

/** Everything that the kernel adds, in the order in which its hooks run. */
function aspectsOf(
  collection: PortalCollection,
  permissions: ReadonlyMap<string, Grants>,
  labels: LabelScope,
  components: AdminComponents,
): readonly Aspect[] {
  const { search = [], sortBy } = collection.portal ?? {}
  return [
    enlistAspect,
    draftAspect(collection),
    revAspect(collection, components.conflict),
    labelledAspect(
      scopeAspect(collection, scopeGrants(collection, permissions)),
      labels,
      collection.slug,
    ),
    labelledAspect(publishAtAspect(collection), labels, collection.slug),
    languageAspect(collection, components.languageStates),
    searchAspect(search, sortBy),
    wordsAspect(collection),
    addressAspect(collection),
    cacheAspect(collection),
    keepAspect,
  ]
}

function scopeGrants(
  { access }: PortalCollection,
  permissions: ReadonlyMap<string, Grants>,
): ScopeGrants {
  const grantsOf = (name: string): Grants => permissions.get(name) ?? {}
  return access === 'system'
    ? { create: {}, read: {} }
    : { create: grantsOf(access.create), read: grantsOf(access.read) }
}

function labelledAspect(aspect: Aspect, labels: LabelScope, slug: string): Aspect {
  return { ...aspect, fields: labelled(labels, slug, aspect.fields ?? []) }
}

const WRITES = new Set(['create', 'delete', 'deleteByID', 'update', 'updateByID', 'restoreVersion'])

/** Ids are given by the database and the kernel, never by whoever creates. */
const withoutId = rule<CollectionBeforeOperationHook>('own id', ({ args, operation }) => {
  if (operation !== 'create' || !('data' in args)) return args
  const { id: _id, ...data } = args.data as { id?: unknown }
  return { ...args, data }
})

/** Tells the database who writes, and learns whether an earlier write of this request was lost. */
const enlistAspect: Aspect = {
  beforeOperation: [
    async ({ collection, operation, req }): Promise<void> => {
      if (!WRITES.has(operation)) return
      await databaseOf(req.payload).enlist(req, `${operation} ${collection.slug}`)
    },
    withoutId,
  ],
}
