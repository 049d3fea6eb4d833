import { pathOf, type PublicContext, type PublicPlace, type SiteFurniture } from '#kernel'
import { loadSite } from './siteFurniture'

/** The place of pages that belong to the whole portal: the root of the tree. */
export async function portalPlace(ctx: PublicContext): Promise<PublicPlace> {
  const [root] = await ctx.find('institutions', { by: { kind: 'ministry' }, limit: 1 })
  return { path: pathOf(root), base: '/' }
}

/**
 * Where a plugin's page stands: on the site that its address names, or on the portal.
 * @returns undefined where there is no such site
 */
export async function placeOfPage(
  ctx: PublicContext,
  site: string | undefined,
): Promise<Readonly<{ place: PublicPlace; site?: SiteFurniture }> | undefined> {
  if (site === undefined) return { place: await portalPlace(ctx) }
  const found = await loadSite(ctx, site, '')
  return found && { place: found.place, site: found.furniture }
}
