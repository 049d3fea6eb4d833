import type {
  CollectionBeforeChangeHook,
  CollectionBeforeValidateHook,
  CollectionSlug,
  Field,
  FlattenedField,
  PayloadRequest,
} from 'payload'
import type { Aspect } from './aspect'
import { hasDrafts } from './drafts'
import { PortalError } from './errors'
import type { PortalCollection } from './portalCollection'
import { subjectOf } from './membership'

type Data = Readonly<Record<string, unknown>>

/** A document of a time when none were counted has had one write, like a new one. */
const FIRST_REV = 1

/** What whoever was too late is told, besides the sentence: both versions, and as much of the other as he may see. */
export type Conflict = Readonly<{
  /** To be sent next time, by whoever has seen what is stored now. */
  rev: number
  /** ISO 8601. */
  changedAt?: string
  /** What the person is called; absent where one may not know, and where it was the system. */
  changedBy?: string
  /** The same person, in another window. */
  isOwn: boolean
  stored: Data
  sent: Data
}>

const FIELDS: readonly Field[] = [
  {
    name: 'rev',
    type: 'number',
    defaultValue: FIRST_REV,
    admin: { hidden: true },
    custom: { isRev: true },
  },
  { name: 'changedBy', type: 'text', hidden: true },
]

/** The aspect of collections whose documents several people write: nobody overwrites what he has not seen. */
export function revAspect(collection: PortalCollection, component?: string): Aspect {
  if (collection.portal?.rev !== true) return {}
  return {
    fields: [...FIELDS, ...(component === undefined ? [] : [shown(component)])],
    beforeValidate: [staleHook(collection)],
    beforeChange: [countHook],
  }
}

/** The number of the write that made a document what it is; its own fields alone are looked at. */
export function revOf(document: Data | undefined): number {
  return typeof document?.rev === 'number' ? document.rev : FIRST_REV
}

/** What a write leaves on a document: the next number, and who made it. */
export function stampOfWrite(req: PayloadRequest, before: Data | undefined): Data {
  return { rev: before ? revOf(before) + 1 : FIRST_REV, changedBy: subjectOf(req)?.id ?? null }
}

function shown(component: string): Field {
  return { name: 'conflict', type: 'ui', admin: { components: { Field: component } } }
}

/** A write says which version it was made from; without a word it is believed, as the system's own are. */
function staleHook(collection: PortalCollection): CollectionBeforeValidateHook {
  return async ({ collection: { flattenedFields }, data, operation, originalDoc, req }) => {
    const { rev } = data as Data
    const before = originalDoc as Data | undefined
    // An earlier version that is restored brings the number along which it had then.
    const isAsked = operation === 'update' && req.context.isRestoringVersion !== true
    if (isAsked && typeof rev === 'number' && before && rev !== revOf(before)) {
      const sent = inForm(flattenedFields, data as Data)
      const details = await conflictOf(collection, req, before, sent)
      throw new PortalError('stale', {}, { details })
    }
    return data
  }
}

/** By now the values of all other fields stand beside those that were sent, the server's own among them. */
function inForm(fields: readonly FlattenedField[], data: Data): Data {
  const shown = fields.filter(({ admin, hidden }) => hidden !== true && admin?.hidden !== true)
  return Object.fromEntries(
    shown.flatMap(({ name }) => (name in data ? [[name, data[name]] as const] : [])),
  )
}

const countHook: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => ({
  ...data,
  ...stampOfWrite(req, operation === 'update' ? (originalDoc as Data) : undefined),
})

async function conflictOf(
  collection: PortalCollection,
  req: PayloadRequest,
  before: Data,
  sent: Data,
): Promise<Conflict> {
  const { changedBy, updatedAt } = before
  const stored = await asSeen(req, collection.slug, before.id, hasDrafts(collection))
  const name = typeof changedBy === 'string' ? await nameOf(req, changedBy) : undefined
  return {
    rev: revOf(before),
    ...(typeof updatedAt === 'string' && { changedAt: updatedAt }),
    ...(name !== undefined && { changedBy: name }),
    isOwn: typeof changedBy === 'string' && changedBy === subjectOf(req)?.id,
    stored: stored ?? {},
    sent,
  }
}

/** As the person behind the request may see it, in his language. */
async function asSeen(
  req: PayloadRequest,
  collection: string,
  id: unknown,
  draft: boolean,
): Promise<Data | null> {
  return await req.payload.findByID({
    collection: collection,
    depth: 0,
    disableErrors: true,
    draft,
    id: String(id),
    overrideAccess: false,
    req,
    trash: true,
  })
}

async function nameOf(req: PayloadRequest, id: string): Promise<string | undefined> {
  const { collections, config } = req.payload
  const people = config.admin.user as CollectionSlug | undefined
  if (people === undefined) return undefined
  const title = collections[people]?.config.admin.useAsTitle ?? 'id'
  const name = (await asSeen(req, people, id, false))?.[title]
  return typeof name === 'string' ? name : undefined
}
