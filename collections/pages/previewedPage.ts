import { idOf, type PageData, type PublicContext, type PublicDocument } from '#kernel'
import { loadSite } from '../sites/siteFurniture'
import { presentPage } from './sitePage.load'

const LOCALISED = ['blocks', 'summary', 'title'] as const

/**
 * A page as a form holds it, in the language in which it is edited.
 * @param held the values of the form; pictures, documents and pages are read already
 * @returns undefined as long as no site is chosen
 */
export async function previewedPage(
  ctx: PublicContext,
  held: Readonly<Record<string, unknown>>,
): Promise<PageData | undefined> {
  const id = idOf(held.site)
  const [site] = id === undefined ? [] : await ctx.find('sites', { by: { id }, limit: 1 })
  const found = site && (await loadSite(ctx, String(site.slug), String(held.slug)))
  if (!found) return undefined
  const localised = LOCALISED.map((name) => [name, { [ctx.locale]: held[name] }] as const)
  const page: PublicDocument = { ...held, id: '', ...Object.fromEntries(localised) }
  return {
    site: found.furniture,
    place: found.place,
    ...(await presentPage(ctx, found.site, page)),
  }
}
