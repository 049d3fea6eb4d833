import { placeOfPage } from '#collections'
import { defineFeed, definePage, type PublicContext, type PublicPlace } from '#kernel'
import { currentNotices } from './currentNotices'
import type { NoticesPageProps } from './NoticesPage'

const FEED = 'rss.xml'

/** Everything that holds at a place now. */
export const noticesPage = definePage<Omit<NoticesPageProps, 'locale' | 't'>>({
  path: '/',
  view: async () => (await import('./NoticesPage')).NoticesPage,
  async load(ctx, params) {
    const found = await placeOfPage(ctx, params)
    if (!found) return undefined
    const { place } = found
    const title = ctx.t('notices:page.title')
    const newsFeed = { href: ctx.href(`${place.base}notices/${FEED}`), title }
    // Without its place: the bar would say the same once more.
    return {
      title,
      newsFeed,
      description: ctx.t('notices:page.description'),
      ...(found.site && { site: found.site }),
      ...(found.look && { look: found.look }),
      ...(found.crumbs && { crumbs: found.crumbs }),
      props: { notices: await currentNotices(ctx, place), feed: newsFeed.href },
    }
  },
})

/** The same for programs. */
export const noticesFeed = defineFeed({
  path: `/${FEED}`,
  async load(ctx, params) {
    const found = await placeOfPage(ctx, params)
    if (!found) return undefined
    const href = ctx.href(`${found.place.base}notices/`)
    return {
      feed: {
        ...titlesOf(ctx, found.site?.title),
        href,
        items: await itemsOf(ctx, found.place, href),
      },
    }
  },
})

function titlesOf(ctx: PublicContext, site: string | undefined) {
  const title = ctx.t('notices:page.title')
  return {
    title: site === undefined ? title : `${title} — ${site}`,
    description: ctx.t('notices:page.description'),
  }
}

async function itemsOf(ctx: PublicContext, place: PublicPlace, href: string) {
  return (await currentNotices(ctx, place)).map(({ details, from, id, text }) => ({
    id: `notice:${id}`,
    title: text,
    href: `${href}#${id}`,
    at: from,
    ...(details !== '' && { text: details }),
  }))
}
