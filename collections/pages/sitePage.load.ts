import { definePage, type PublicContext, type PublicDocument } from '#kernel'
import { contentLocale, textIn } from '../localised'
import { loadSite } from '../sites/siteFurniture'
import { HOME } from './home'
import { publicBlocks } from './blocks/publicBlocks'
import type { SitePageProps } from './SitePage'

type Props = Omit<SitePageProps, 'locale' | 't'>

const view = async () => (await import('./SitePage')).SitePage

/** A site's start page: its page `home`, or just its name and menu as long as there is none. */
export const siteHome = definePage<Props>({
  path: '/s/:site/',
  view,
  async load(ctx, { site: slug = '' }) {
    const found = await loadSite(ctx, slug, HOME)
    if (!found) return undefined
    const { site, furniture, place } = found
    const [page] = await ctx.find('pages', { by: { site: site.id, slug: HOME }, limit: 1 })
    if (page) return { site: furniture, place, ...(await presentPage(ctx, site, page)) }
    const summary = textIn(site.summary, ctx.locale)
    const locale = contentLocale(site.title, ctx.locale)
    return {
      site: furniture,
      place,
      title: furniture.title,
      ...(summary && { description: summary }),
      ...(locale !== ctx.locale && { contentLocale: locale }),
      props: { title: furniture.title, summary, blocks: [], isHome: true },
    }
  },
})

/** Any other page of a site. */
export const sitePage = definePage<Props>({
  path: '/s/:site/:page',
  view,
  async load(ctx, { site: siteSlug = '', page: slug = '' }) {
    const found = await loadSite(ctx, siteSlug, slug)
    if (!found) return undefined
    if (slug === HOME) return { redirect: found.furniture.home }
    const page = await pageAt(ctx, { site: found.site.id, slug })
    if (page && page.slug !== slug)
      return { redirect: found.furniture.home + (page.slug === HOME ? '' : String(page.slug)) }
    if (!page) return { missingIn: { site: found.furniture } }
    return {
      site: found.furniture,
      place: found.place,
      ...(await presentPage(ctx, found.site, page)),
    }
  },
})

/** The page at an address, or the one that was there last; it may have come there since it was asked for first. */
async function pageAt(
  ctx: PublicContext,
  by: Readonly<{ site: string; slug: string }>,
): Promise<PublicDocument | undefined> {
  const ask = async () => (await ctx.find('pages', { by, limit: 1 }))[0]
  return (await ask()) ?? (await ctx.moved('pages', by)) ?? (await ask())
}

/** What a page of a site shows. */
export async function presentPage(ctx: PublicContext, site: PublicDocument, page: PublicDocument) {
  const locale = contentLocale(page.title, ctx.locale)
  const title = textIn(page.title, locale)
  const summary = textIn(page.summary, locale)
  const slug = String(page.slug)
  const base = `/s/${String(site.slug)}/` as const
  const blocks = await publicBlocks(page.blocks, {
    ctx,
    locale,
    page: slug,
    site: { base, id: site.id },
  })
  const updated = typeof page.updatedAt === 'string' ? page.updatedAt : undefined
  return {
    title,
    viewed: page,
    ...(summary && { description: summary }),
    ...(locale !== ctx.locale && { contentLocale: locale }),
    props: {
      title,
      summary,
      blocks,
      isHome: slug === HOME,
      ...(updated && { updated }),
      ...(typeof page.posted === 'string' && { posted: page.posted }),
    },
  }
}
