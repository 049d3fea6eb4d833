import type { FrameLink } from '#kernel'
import type { DocumentInput } from './documentInput'

/** The way down to a page, itself left out: what its site knows, where the page says nothing itself. */
export function crumbsOf({ crumbs, locale, path, site }: DocumentInput): readonly FrameLink[] {
  if (crumbs || !site) return crumbs ?? []
  const isHome = site.home === `/${locale}${path}`
  return isHome ? site.above : [...site.above, { href: site.home, label: site.title }]
}
