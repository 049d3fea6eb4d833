import { pathOf, type PlacedPage, type PublicContext, type PublicPlace } from '#kernel'
import { HOME } from '../pages/home'
import { portalPlace } from '../places/publicPlace'
import { regionsOf } from '../places/regions'

/** An address for search engines, below the language; `changed` is ISO 8601. */
export type MapEntry = Readonly<{ path: `/${string}`; changed?: string }>

/** More than the country has schools. */
const MOST_SITES = 10_000

/**
 * The pages of the portal itself and of its regions.
 * @param placed pages of plugins; they are there where their plugin is on
 */
export async function portalOnMap(
  ctx: PublicContext,
  placed: readonly PlacedPage[],
): Promise<MapEntry[]> {
  const regions = (await regionsOf(ctx)).map(({ path, slug }): PublicPlace => ({
    base: `/r/${slug}/`,
    path,
  }))
  const below = await Promise.all(
    [await portalPlace(ctx), ...regions].map((place) => placedOnMap(ctx, place, placed)),
  )
  const homes = regions.map(({ base }) => ({ path: base }))
  const own = [{ path: '/' }, { path: '/schools/' }, offersAt('/')] as const
  return [...own, ...homes, ...regions.map(({ base }) => offersAt(base)), ...below.flat()]
}

/** Slugs of all sites, each of which has a map of its own. */
export async function sitesOnMap(ctx: PublicContext): Promise<string[]> {
  const sites = await ctx.find('sites', { by: {}, select: ['slug'], limit: MOST_SITES })
  return sites.map(({ slug }) => String(slug))
}

/**
 * Every published page of a site, its start page first; undefined where there is no such site.
 * @param placed pages of plugins; they are there where their plugin is on
 */
export async function pagesOnMap(
  ctx: PublicContext,
  slug: string,
  placed: readonly PlacedPage[],
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
    offersAt(`/s/${slug}/`),
    ...(await placedOnMap(ctx, { base: `/s/${slug}/`, path: pathOf(site) }, placed)),
  ]
}

const offersAt = (base: PublicPlace['base']): MapEntry => ({ path: `${base}offers/` })

async function placedOnMap(
  ctx: PublicContext,
  place: PublicPlace,
  placed: readonly PlacedPage[],
): Promise<MapEntry[]> {
  const there = placed.map(async ({ owner, path }): Promise<MapEntry[]> =>
    (await ctx.isOn(owner, place)) ? [{ path: `${place.base}${path}` }] : [],
  )
  return (await Promise.all(there)).flat()
}

function changeOf({ updatedAt }: Readonly<Record<string, unknown>>): Pick<MapEntry, 'changed'> {
  return typeof updatedAt === 'string' ? { changed: updatedAt } : {}
}
