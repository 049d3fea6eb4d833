import { idOf, type PublicContext, type PublicDocument } from '#kernel'
import { contentLocale, textIn } from '../localised'
import { HOME } from '../pages/home'
import type { Within } from './organisations'

/** A page of a site as news of a region or of the country. */
export type NewPage = Readonly<{ href: string; title: string; site: string; at: string }>

const SHOWN = 6
/** Start pages are no news, and neither is what has no text in the reader's language. */
const LOOKED_AT = 30

/** What was published last on the sites of a place. */
export async function newPagesAt(ctx: PublicContext, by: Within): Promise<NewPage[]> {
  const pages = await ctx.find('pages', {
    by,
    limit: LOOKED_AT,
    narrow: { slug: { not_equals: HOME } },
    select: ['title', 'slug', 'site', 'updatedAt'],
    sort: '-updatedAt',
  })
  return pages
    .filter(({ title }) => contentLocale(title, ctx.locale) === ctx.locale)
    .flatMap((page) => newPage(ctx, page))
    .slice(0, SHOWN)
}

function newPage(ctx: PublicContext, page: PublicDocument): NewPage[] {
  const site = page.site as PublicDocument | string | null
  const id = idOf(site)
  if (typeof site !== 'object' || site === null || id === undefined) return []
  ctx.asked(`sites?id=${encodeURIComponent(id)}`)
  return [
    {
      href: ctx.href(`/s/${String(site.slug)}/${String(page.slug)}`),
      title: textIn(page.title, ctx.locale),
      site: textIn(site.title, ctx.locale),
      at: String(page.updatedAt),
    },
  ]
}
