import { idOf, type Locale, type PageData, type PublicContext, type PublicDocument } from '#kernel'
import { loadSite } from '../sites/siteFurniture'
import { rowsOf } from './blocks/storedValues'
import { presentPage } from './sitePage.load'

const LOCALISED = ['blocks', 'summary', 'title'] as const

type Held = Readonly<Partial<Record<string, unknown>>>

/** The values of a form as a document holds them, which is in all languages. */
export function asStored(held: Held, locale: Locale): Record<string, unknown> {
  const values: Record<string, unknown> = { ...held, blocks: rowsOf(held.blocks) }
  const localised = LOCALISED.map((name) => [name, { [locale]: values[name] }] as const)
  return { ...values, ...Object.fromEntries(localised) }
}

/**
 * A page that is not stored yet.
 * @param page with the pictures, documents and pages that it points to
 * @returns undefined as long as no site is chosen
 */
export async function previewedPage(
  ctx: PublicContext,
  page: PublicDocument,
): Promise<PageData | undefined> {
  const id = idOf(page.site)
  const [site] = id === undefined ? [] : await ctx.find('sites', { by: { id }, limit: 1 })
  const found = site && (await loadSite(ctx, String(site.slug), String(page.slug)))
  if (!found) return undefined
  return {
    site: found.furniture,
    place: found.place,
    ...(await presentPage(ctx, found.site, page)),
  }
}
