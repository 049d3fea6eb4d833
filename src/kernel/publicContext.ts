import type { Payload, PayloadRequest, Where } from 'payload'
import { openRows } from './access'
import { queriesOf, tagsOf } from './cacheTags'
import type { PublicContext, PublicDocument, PublicQuery } from './context'
import { documentLastAt } from './formerAddresses'
import type { Locale } from './locales'
import type { PortalCollection } from './portalCollection'
import { moduleTag } from './modules/modules'
import { modulesAt } from './modules/modulesAt'
import { rowsOn, untilOf } from './modules/rowsOn'
import { periodRows } from './period'
import { publicRules } from './rules/publicRules'
import { searchPublic } from './search/searchPublic'
import { settingsTag } from './settings/settings'
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
  const { modules, registry, settings, translate } = portalOf(payload)
  const asking = { asked, now, payload, req }
  const ctx: PublicContext = {
    locale,
    t: translate(locale),
    asked: (tag) => void asked.tags.add(tag),
    href: (path) => `/${locale}${path}`,
    find: (slug, query) =>
      ask(asking, ['find', slug, query], (collection) => read(asking, collection, query)),
    // Whoever types at random must not push out of memory what every page asks.
    search: (slug, question, limit) =>
      searchPublic(payload, req, { slug, question, limit }, (query) =>
        read(asking, note(asking, slug, query).collection, query),
      ),
    count: (slug, query) =>
      ask(asking, ['count', slug, query], async (collection) => {
        const where = await whereOf(asking, collection, query)
        const wanted = { collection: slug, overrideAccess: true, req, where }
        return (await payload.count(wanted)).totalDocs
      }),
    async isOn(module, { path }) {
      asked.tags.add(moduleTag(module))
      asked.freshUntil = Math.min(asked.freshUntil, await modules.until())
      if (path.length === 0) return (await modules.rows(module)) !== false
      return (await modules.effect(module, path)).isOn
    },
    modulesAt: (place) => modulesAt(registry, ctx, place),
    async settings(of, { path }) {
      asked.tags.add(settingsTag(registry.settingsOf.get(of) ?? ''))
      asked.freshUntil = Math.min(asked.freshUntil, await settings.until())
      return settings.at(of, path)
    },
    rules: publicRules(payload, asked, now),
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

type Asking = Readonly<{ asked: Asked; now: Date; payload: Payload; req: PayloadRequest }>

/** Notes a question, whose answer is not to be remembered. */
function note({ asked, payload }: Asking, slug: string, { by }: PublicQuery) {
  const collection = portalOf(payload).registry.collections.get(slug)
  if (!collection) throw new TypeError(`No collection '${slug}' is declared`)
  checkKey(collection, by)
  const module = portalOf(payload).registry.moduleOf.get(slug)
  const tags = [...tagsOf(slug, by), ...(module === undefined ? [] : [moduleTag(module)])]
  for (const tag of tags) asked.tags.add(tag)
  return { collection, tags }
}

/** Notes a question and answers it, from memory where it can. */
async function ask<Value>(
  asking: Asking,
  question: readonly [kind: string, slug: string, query: PublicQuery],
  work: (collection: PortalCollection) => Promise<Value>,
): Promise<Value> {
  const { asked, now, payload } = asking
  const [, slug, query] = question
  const { collection, tags } = note(asking, slug, query)
  const { until, value } = await portalOf(payload).answers.recall({
    key: JSON.stringify(question),
    tags,
    at: now.getTime(),
    ask: async () => ({
      from: now.getTime(),
      until: Math.min(await nextChange(asking, collection, query), await untilOf(payload, slug)),
      value: await work(collection),
    }),
  })
  asked.freshUntil = Math.min(asked.freshUntil, until)
  return value
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
  { now, payload, req }: Asking,
  collection: PortalCollection,
  query: PublicQuery,
): Promise<PublicDocument[]> {
  const { docs } = await payload.find({
    collection: collection.slug,
    depth: 1,
    limit: Math.min(query.limit ?? MOST, query.select ? MOST_NARROW : MOST),
    locale: 'all',
    overrideAccess: true,
    pagination: false,
    req,
    where: await whereOf({ now, payload }, collection, query),
    ...(query.page !== undefined && { page: query.page }),
    ...(query.sort !== undefined && { sort: query.sort }),
    ...(query.select && { select: Object.fromEntries(query.select.map((name) => [name, true])) }),
  })
  return docs as unknown as PublicDocument[]
}

async function whereOf(
  { now, payload }: Pick<Asking, 'now' | 'payload'>,
  collection: PortalCollection,
  query: PublicQuery,
): Promise<Where> {
  const narrow = query.narrow ? [query.narrow] : []
  const on = await rowsOn(payload, collection.slug)
  return {
    and: [...base(collection, query), ...narrow, ...periodRows(collection, now), ...on],
  }
}

function base(collection: PortalCollection, query: PublicQuery): Where[] {
  const open = openRows(collection)
  const asked = Object.entries(query.by).map(([field, value]): Where => ({
    [field]: typeof value === 'string' ? { equals: value } : { in: [...value] },
  }))
  return open === true ? asked : [...asked, open]
}

/** The nearest start or end among the documents asked for (ms since 1970); Infinity when none is ahead. */
async function nextChange(
  { now, payload, req }: Asking,
  collection: PortalCollection,
  query: PublicQuery,
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
