import { idOf, type PublicDocument } from '#kernel'
import { textIn } from '../../localised'
import { HOME } from '../home'
import type { BlockPlace } from './pageBlock'

/** A page of the site as something to go to. */
export type SitePageLink = Readonly<{ href: string; summary: string; title: string }>

export const LINK_FIELDS = ['title', 'summary', 'slug', 'site'] as const

/** The pages that a block names, by id: those that readers may see, on the block's own site. */
export async function pagesById(
  place: BlockPlace,
  named: readonly unknown[],
): Promise<ReadonlyMap<string, SitePageLink>> {
  const ids = [...new Set(named.map(idOf).filter((id) => id !== undefined))]
  if (ids.length === 0) return new Map()
  const pages = await place.ctx.find('pages', { by: { id: ids }, select: LINK_FIELDS })
  return new Map(
    pages
      .filter(({ site }) => idOf(site) === place.site.id)
      .map((page) => [page.id, linkTo(place, page)]),
  )
}

/** Title and address of a page. */
export function linkTo({ ctx, locale, site }: BlockPlace, page: PublicDocument): SitePageLink {
  const slug = String(page.slug)
  return {
    href: ctx.href(slug === HOME ? site.base : `${site.base}${slug}`),
    summary: textIn(page.summary, locale),
    title: textIn(page.title, locale),
  }
}
