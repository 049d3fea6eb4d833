import { definePage } from '#kernel'
import { textIn } from '../localised'
import { portalPlace } from './publicPlace'

/** The portal's start page: the sites of all organisations. */
export const portalHome = definePage({
  path: '/',
  view: async () => (await import('./PortalHome')).PortalHome,
  async load(ctx) {
    const sites = await ctx.find('sites', {
      by: {},
      limit: 200,
      select: ['title', 'summary', 'slug'],
    })
    const cards = sites.map((site) => ({
      href: ctx.href(`/s/${String(site.slug)}/`),
      title: textIn(site.title, ctx.locale),
      summary: textIn(site.summary, ctx.locale),
    }))
    return {
      place: await portalPlace(ctx),
      title: ctx.t('site:home.title'),
      description: ctx.t('site:home.description'),
      props: { sites: cards },
    }
  },
})
