import type { CollectionAfterDeleteHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import type { Aspect } from './aspect'
import { hasDrafts } from './drafts'
import type { PortalCollection } from './portalCollection'
import { idOf } from './relations'

export const FORMER_ADDRESSES = 'former-addresses'

/** Which document was last public at an address that it has left. */
type FormerAddress = Readonly<{ id: string; document: string }>

/** An address as its row names it: `within` is '' where a slug is unique in the whole collection. */
type Address = Readonly<{ of: string; within: string; slug: string }>

type Data = Readonly<Record<string, unknown>>

/**
 * The aspect of collections whose documents have an address: what was public under another slug is still found by it. A
 * row names the document, never its next slug, so that any chain is one step long and none can close to a loop.
 */
export function addressAspect(collection: PortalCollection): Aspect {
  if (!collection.portal?.address) return {}
  return {
    beforeChange: [rememberHook(collection)],
    afterDelete: [forgetHook(collection)],
  }
}

/**
 * The document that was last public at an address, wherever it is now.
 * @param by the values that make up the address, as public pages ask for them
 * @throws TypeError where documents of the collection have no address
 */
export async function documentLastAt(
  req: PayloadRequest,
  collection: PortalCollection,
  by: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const address = addressIn(collection, by)
  if (!address) throw new TypeError(`${collection.slug}: its documents have no address`)
  return (await rowOf(req, address))?.document
}

/** A document leaves its public address when another slug is published, and when it is taken back. */
function rememberHook(collection: PortalCollection): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (operation !== 'update') return data
    const before = originalDoc as Data & { id: string }
    const stored = await req.payload.db.findOne<Data & { id: string }>({
      collection: collection.slug,
      req,
      where: { id: { equals: before.id } },
    })
    const left = publicAddress(collection, stored)
    const next = publicAddress(collection, { ...before, ...data })
    if (left && left.slug !== next?.slug) await put(req, left, before.id)
    return data
  }
}

async function put(req: PayloadRequest, address: Address, document: string): Promise<void> {
  const row = await rowOf(req, address)
  const { db } = req.payload
  if (!row) await db.create({ collection: FORMER_ADDRESSES, data: { ...address, document }, req })
  else if (row.document !== document)
    await db.updateOne({ collection: FORMER_ADDRESSES, id: row.id, data: { document }, req })
}

function forgetHook({ slug }: PortalCollection): CollectionAfterDeleteHook {
  return async ({ doc, id, req }) => {
    await req.payload.db.deleteMany({
      collection: FORMER_ADDRESSES,
      req,
      where: { and: [{ of: { equals: slug } }, { document: { equals: String(id) } }] },
    })
    return doc as unknown
  }
}

function addressIn({ portal, slug: of }: PortalCollection, doc: Data): Address | undefined {
  const { slug: name = '', within } = portal?.address ?? {}
  const slug = doc[name]
  const place = within === undefined ? '' : idOf(doc[within])
  return typeof slug === 'string' && place !== undefined ? { of, within: place, slug } : undefined
}

/** Undefined for what the public does not see. */
function publicAddress(collection: PortalCollection, doc: Data | null): Address | undefined {
  const isPublic = doc !== null && (!hasDrafts(collection) || doc._status === 'published')
  return isPublic ? addressIn(collection, doc) : undefined
}

function rowOf(req: PayloadRequest, address: Address): Promise<FormerAddress | null> {
  const and = Object.entries(address).map(([name, value]) => ({ [name]: { equals: value } }))
  return req.payload.db.findOne<FormerAddress>({
    collection: FORMER_ADDRESSES,
    req,
    where: { and },
  })
}
