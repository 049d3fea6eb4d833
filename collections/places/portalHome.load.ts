import { definePage } from '#kernel'
import { lookAt } from '../appearances/lookAt'
import { portalPlace } from './publicPlace'
import { countsAt, workingNow } from './organisations'
import { newPagesAt } from './latestPages'
import { regionsOf } from './regions'
import type { PortalHomeProps } from './PortalHome'

/** The portal's start page. */
export const portalHome = definePage<Omit<PortalHomeProps, 't'>>({
  path: '/',
  view: async () => (await import('./PortalHome')).PortalHome,
  async load(ctx) {
    const place = await portalPlace(ctx)
    const [root = ''] = place.path
    const regions = await regionsOf(ctx)
    const tiles = regions.map(async ({ ab, id, name, short, slug }) => ({
      ...{ ab, name, short },
      href: ctx.href(`/r/${slug}/`),
      count: await ctx.count('institutions', {
        by: { at2: id },
        narrow: { and: workingNow(undefined) },
      }),
    }))
    return {
      place,
      look: await lookAt(ctx, place.path),
      hasSearch: true,
      crumbs: [],
      title: ctx.t('site:home.title'),
      description: ctx.t('site:home.description'),
      props: {
        counts: root === '' ? [] : await countsAt(ctx, { at1: root }),
        pages: root === '' ? [] : await newPagesAt(ctx, { at1: root }),
        regions: await Promise.all(tiles),
        schoolsHref: ctx.href('/schools/'),
        searchHref: ctx.href('/search/'),
      },
    }
  },
})
