import type { PublicContext } from '#kernel'
import { HOME } from '../pages/home'
import { regionsOf } from '../places/regions'

/** An address for search engines, below the language; `changed` is ISO 8601. */
export type MapEntry = Readonly<{ path: `/${string}`; changed?: string }>

/** More than the country has schools. */
const MOST_SITES = 10_000

/** The pages of the portal itself. */
export async function portalOnMap(ctx: PublicContext): Promise<MapEntry[]> {
  const regions = (await regionsOf(ctx)).map(({ slug }) => ({ path: `/r/${slug}/` as const }))
  return [{ path: '/' }, { path: '/schools/' }, ...regions]
}

/** Slugs of all sites, each of which has a map of its own. */
export async function sitesOnMap(ctx: PublicContext): Promise<string[]> {
  const sites = await ctx.find('sites', { by: {}, select: ['slug'], limit: MOST_SITES })
  return sites.map(({ slug }) => String(slug))
}

/** Every published page of a site, its start page first; undefined where there is no such site. */
export async function pagesOnMap(
  ctx: PublicContext,
  slug: string,
): Promise<MapEntry[] | undefined> {
  const [site] = await ctx.find('sites', { by: { slug }, limit: 1 })
  if (!site) return undefined
  const pages = await ctx.find('pages', { by: { site: site.id }, select: ['slug', 'updatedAt'] })
  const home = pages.find((page) => page.slug === HOME)
  const others = pages.filter((page) => page !== home)
  return [
    { path: `/s/${slug}/`, ...changeOf(home ?? site) },
    ...others.map((page) => ({
      path: `/s/${slug}/${String(page.slug)}` as const,
      ...changeOf(page),
    })),
  ]
}

function changeOf({ updatedAt }: Readonly<Record<string, unknown>>): Pick<MapEntry, 'changed'> {
  return typeof updatedAt === 'string' ? { changed: updatedAt } : {}
}
