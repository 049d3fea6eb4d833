import { pathOf, type PageFrame, type PublicContext, type PublicPlace } from '#kernel'
import { lookAt } from '../appearances/lookAt'
import { loadSite } from '../sites/siteFurniture'
import { portalLink } from './above'
import { regionNamed } from './regions'

/** The place of pages that belong to the whole portal: the root of the tree. */
export async function portalPlace(ctx: PublicContext): Promise<PublicPlace> {
  const [root] = await ctx.find('institutions', { by: { kind: 'ministry' }, limit: 1 })
  return { path: pathOf(root), base: '/' }
}

/** Where a page stands, and the frame that belongs there. */
type Found = PageFrame & Readonly<{ place: PublicPlace }>

/**
 * Where a plugin's page stands: on the site or in the region that its address names, or on the portal.
 * @returns undefined where there is no such site or region
 */
export async function placeOfPage(
  ctx: PublicContext,
  { region: slug, site }: Readonly<Record<string, string>>,
): Promise<Found | undefined> {
  if (site !== undefined) {
    const found = await loadSite(ctx, site, '')
    return found && { place: found.place, site: found.furniture }
  }
  if (slug === undefined) {
    const place = await portalPlace(ctx)
    return { place, look: await lookAt(ctx, place.path), crumbs: [portalLink(ctx)] }
  }
  const region = await regionNamed(ctx, slug)
  if (!region) return undefined
  const home = { href: ctx.href(`/r/${slug}/`), label: region.name }
  return {
    place: { path: region.path, base: `/r/${slug}/` },
    look: await lookAt(ctx, region.path),
    crumbs: [portalLink(ctx), home],
  }
}
