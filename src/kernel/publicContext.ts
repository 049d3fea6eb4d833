import type { Payload, PayloadRequest, Where } from 'payload'
import { openRows } from './access'
import { queriesOf, tagsOf } from './cacheTags'
import type { PublicContext, PublicDocument, PublicQuery } from './context'
import { documentLastAt } from './formerAddresses'
import type { Locale } from './locales'
import type { PortalCollection } from './manifest'
import { searchPublic } from './search/searchPublic'
import { portalOf } from './state'

/** What a render asked, and until when the answers hold. */
export type Asked = { tags: Set<string>; freshUntil: number }

const MOST = 500
/** Of documents of which a few fields are read. */
const MOST_NARROW = 10_000

/**
 * The context of one public page. It has no user: what it reads is what everybody may see.
 * @returns the context, and the record of what was asked through it
 */
export function createPublicContext(
  payload: Payload,
  req: PayloadRequest,
  locale: Locale,
  now = new Date(),
): { asked: Asked; ctx: PublicContext } {
  const asked: Asked = { tags: new Set(), freshUntil: Infinity }
  const { answers, registry, translate } = portalOf(payload)
  /** Notes the question. */
  const note = (slug: string, { by }: PublicQuery) => {
    const collection = registry.collections.get(slug)
    if (!collection) throw new TypeError(`No collection '${slug}' is declared`)
    checkKey(collection, by)
    const tags = tagsOf(slug, by)
    for (const tag of tags) asked.tags.add(tag)
    return { collection, tags }
  }
  /** Notes the question and answers it, from memory where it can. */
  const ask = async <Value>(
    question: string,
    slug: string,
    query: PublicQuery,
    read: (collection: PortalCollection) => Promise<Value>,
  ): Promise<Value> => {
    const { collection, tags } = note(slug, query)
    const { until, value } = await answers.recall({
      key: JSON.stringify([question, slug, query]),
      tags,
      at: now.getTime(),
      ask: async () => ({
        from: now.getTime(),
        until: await nextChange(payload, req, collection, query, now),
        value: await read(collection),
      }),
    })
    asked.freshUntil = Math.min(asked.freshUntil, until)
    return value
  }
  const ctx: PublicContext = {
    locale,
    t: translate(locale),
    asked: (tag) => void asked.tags.add(tag),
    href: (path) => `/${locale}${path}`,
    find: (slug, query) =>
      ask('find', slug, query, (collection) => read(payload, req, collection, query, now)),
    // Whoever types at random must not push out of memory what every page asks.
    search: (slug, question, limit) =>
      searchPublic(payload, req, { slug, question, limit }, (query) =>
        read(payload, req, note(slug, query).collection, query, now),
      ),
    count: (slug, query) =>
      ask('count', slug, query, async (collection) => {
        const where = whereOf(collection, query, now)
        const { totalDocs } = await payload.count({
          collection: slug,
          overrideAccess: true,
          req,
          where,
        })
        return totalDocs
      }),
    async moved(slug, by) {
      const collection = registry.collections.get(slug)
      const [taken] = await ctx.find(slug, { by, limit: 1 })
      if (taken || !collection) return undefined
      const id = await documentLastAt(req, collection, by)
      if (id === undefined) return undefined
      const [document] = await ctx.find(slug, { by: { id }, limit: 1 })
      return document
    },
  }
  return { asked, ctx }
}

/** A question under an undeclared key would never be dropped from the cache: refuse it at once. */
function checkKey(collection: PortalCollection, by: PublicQuery['by']): void {
  const key = Object.keys(by).sort().join()
  if (!queriesOf(collection).some((fields) => [...fields].sort().join() === key)) {
    throw new TypeError(
      `${collection.slug}: '${key}' is not among portal.queries; declare it there`,
    )
  }
}

async function read(
  payload: Payload,
  req: PayloadRequest,
  collection: PortalCollection,
  query: PublicQuery,
  now: Date,
): Promise<PublicDocument[]> {
  const { docs } = await payload.find({
    collection: collection.slug,
    depth: 1,
    limit: Math.min(query.limit ?? MOST, query.select ? MOST_NARROW : MOST),
    locale: 'all',
    overrideAccess: true,
    pagination: false,
    req,
    where: whereOf(collection, query, now),
    ...(query.page !== undefined && { page: query.page }),
    ...(query.sort !== undefined && { sort: query.sort }),
    ...(query.select && { select: Object.fromEntries(query.select.map((name) => [name, true])) }),
  })
  return docs as unknown as PublicDocument[]
}

function whereOf(collection: PortalCollection, query: PublicQuery, now: Date): Where {
  const narrow = query.narrow ? [query.narrow] : []
  return { and: [...base(collection, query), ...narrow, ...visibleAt(collection, now)] }
}

function base(collection: PortalCollection, query: PublicQuery): Where[] {
  const open = openRows(collection)
  const asked = Object.entries(query.by).map(([field, value]): Where => ({
    [field]: typeof value === 'string' ? { equals: value } : { in: [...value] },
  }))
  return open === true ? asked : [...asked, open]
}

function visibleAt(collection: PortalCollection, now: Date): Where[] {
  const period = collection.portal?.period
  if (!period) return []
  const at = now.toISOString()
  return [
    { or: [{ [period.from]: { exists: false } }, { [period.from]: { less_than_equal: at } }] },
    { or: [{ [period.until]: { exists: false } }, { [period.until]: { greater_than: at } }] },
  ]
}

/** The nearest start or end among the documents asked for (ms since 1970); Infinity when none is ahead. */
async function nextChange(
  payload: Payload,
  req: PayloadRequest,
  collection: PortalCollection,
  query: PublicQuery,
  now: Date,
): Promise<number> {
  const period = collection.portal?.period
  if (!period) return Infinity
  const moments = await Promise.all(
    [period.from, period.until].map(async (field) => {
      const { docs } = await payload.db.find<Record<string, unknown>>({
        collection: collection.slug,
        limit: 1,
        pagination: false,
        req,
        sort: field,
        where: {
          and: [...base(collection, query), { [field]: { greater_than: now.toISOString() } }],
        },
      })
      const value = docs[0]?.[field]
      return typeof value === 'string' ? Date.parse(value) : Infinity
    }),
  )
  return Math.min(...moments)
}
