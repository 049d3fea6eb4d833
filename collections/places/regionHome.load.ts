import { definePage } from '#kernel'
import { lookAt } from '../appearances/lookAt'
import { textIn } from '../localised'
import { portalLink } from './above'
import { districtsOf } from './districts'
import { newPagesAt } from './latestPages'
import { countsAt } from './organisations'
import type { RegionHomeProps } from './RegionHome'
import { regionNamed } from './regions'

/** The start page of a region. */
export const regionHome = definePage<Omit<RegionHomeProps, 't'>>({
  path: '/r/:region/',
  view: async () => (await import('./RegionHome')).RegionHome,
  async load(ctx, { region: slug = '' }) {
    const region = await regionNamed(ctx, slug)
    if (!region) return undefined
    const [department] = await ctx.find('institutions', { by: { id: region.id } })
    const schoolsHref = ctx.href(`/schools/?region=${slug}`)
    const districts = await districtsOf(ctx, region.id)
    return {
      place: { path: region.path, base: `/r/${slug}/` },
      look: await lookAt(ctx, region.path),
      hasSearch: true,
      crumbs: [portalLink(ctx)],
      title: region.name,
      description: ctx.t('core:places.regionDescription'),
      props: {
        name: region.name,
        department: textIn(department?.name, ctx.locale),
        counts: await countsAt(ctx, { at2: region.id }),
        districts: districts.map(({ id, name }) => ({
          href: `${schoolsHref}&district=${id}`,
          label: name,
        })),
        pages: await newPagesAt(ctx, { at2: region.id }),
        schoolsHref,
        searchHref: ctx.href('/search/'),
      },
    }
  },
})
