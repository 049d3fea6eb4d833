import { isSlug, LOCALES, type Db } from '#kernel'
import type { Blueprint } from '../blueprintFile'
import { refused, type PlannedStep, type Target } from '../step'
import { carriedBlocks, settledBlocks } from './pageBlocks'

type Pages = NonNullable<Blueprint['pages']>
type Page = Pages[number]

type StoredPage = Readonly<{
  id: string
  slug: string
  inMenu?: boolean | null
  order?: number | null
  title?: Page['title']
  summary?: Page['summary']
  blocks?: Readonly<Partial<Record<'kk' | 'ru', readonly Readonly<Record<string, unknown>>[]>>>
}>

const MOST = 200

/** The published pages of an institution's site, with their menu. */
export async function pagesOf(target: Target): Promise<Pages> {
  const site = await siteOf(target)
  if (site === undefined) return []
  const { docs } = await target.ctx.db.find({
    collection: 'pages',
    ...{ depth: 0, limit: MOST, locale: 'all', pagination: false, sort: 'order' },
    where: { site: { equals: site }, _status: { equals: 'published' } },
  })
  const stored = docs as unknown as readonly StoredPage[]
  const slugs = new Map(stored.map(({ id, slug }) => [id, slug]))
  return stored.map((page) => ({
    slug: page.slug,
    inMenu: page.inMenu ?? true,
    order: page.order ?? 100,
    title: textsOf(page.title),
    summary: textsOf(page.summary),
    blocks: Object.fromEntries(
      LOCALES.flatMap((locale) => {
        const blocks = page.blocks?.[locale]
        return blocks ? [[locale, carriedBlocks(blocks, slugs)]] : []
      }),
    ),
  }))
}

const textsOf = (texts: Page['title'] = {}): Page['title'] =>
  Object.fromEntries(LOCALES.flatMap((locale) => (texts[locale] ? [[locale, texts[locale]]] : [])))

/** The site of an institution; undefined where it has none. */
async function siteOf({ ctx, id }: Target): Promise<string | undefined> {
  const { docs } = await ctx.db.find({
    collection: 'sites',
    ...{ depth: 0, limit: 1, pagination: false },
    where: { institution: { equals: id } },
  })
  return docs[0]?.id as string | undefined
}

/** Adds pages as drafts; what stands at an address already stays as it is. */
export async function planPages(target: Target, pages: Pages): Promise<PlannedStep[]> {
  const { ctx } = target
  const { t } = ctx
  const site = await siteOf(target)
  if (site === undefined)
    return [refused('pages', t('core:pages.many'), t('core:blueprint.noSite'))]
  const ids = new Map(await pagesBySlug(ctx.db, site))
  const fresh = pages.filter(({ slug }) => !ids.has(slug) && isSlug(slug))
  const steps = pages.map((page): PlannedStep => {
    const name = page.title[ctx.locale] ?? page.title.kk ?? page.title.ru ?? page.slug
    if (ids.has(page.slug)) return { part: 'pages', name, does: 'same' }
    return isSlug(page.slug)
      ? { part: 'pages', name: t('core:blueprint.draft', { name }), does: 'add' }
      : refused('pages', name, t('kernel:error.slug_invalid'))
  })
  const [first] = fresh
  if (!first) return steps
  // Pages lead to each other: all of them are there before the first is filled.
  const index = pages.indexOf(first)
  return steps.map((step, at) =>
    at === index ? { ...step, run: () => write(ctx.db, site, { fresh, ids }) } : step,
  )
}

async function pagesBySlug(db: Db, site: string): Promise<[string, string][]> {
  const { docs } = await db.find({
    collection: 'pages',
    ...{ depth: 0, limit: 0, pagination: false, select: { slug: true }, trash: true },
    where: { site: { equals: site } },
  })
  return (docs as unknown as readonly StoredPage[]).map(({ id, slug }) => [slug, id])
}

type Writing = Readonly<{ fresh: readonly Page[]; ids: Map<string, string> }>

async function write(db: Db, site: string, { fresh, ids }: Writing): Promise<void> {
  for (const { inMenu, order, slug, title } of fresh) {
    const data = { inMenu, order, site, slug, title: title.kk ?? title.ru, _status: 'draft' }
    const { id } = await db.create({
      collection: 'pages',
      data,
      draft: true,
      locale: title.kk ? 'kk' : 'ru',
    })
    ids.set(slug, String(id))
  }
  for (const { blocks, slug, summary, title } of fresh)
    for (const locale of LOCALES) {
      if (title[locale] === undefined && blocks[locale] === undefined) continue
      const id = ids.get(slug)
      const data = {
        title: title[locale],
        summary: summary[locale],
        blocks: settledBlocks(blocks[locale] ?? [], ids),
        _status: 'draft',
      }
      await db.update({ collection: 'pages', data, draft: true, id, locale })
    }
}
