import { idOf } from '#kernel'
import { safeHref } from '#ui/safeHref'
import type { BlockPlace, Stored } from './pageBlock'
import { pagesById } from './sitePages'

/** Where a row leads, and the title of that page if it is one of the site. */
export type Target = Readonly<{ href: string; title: string }>

/** Where each row leads (`targetFields`), in their order; undefined for those that lead nowhere. */
export async function shownTargets(
  place: BlockPlace,
  rows: readonly Stored[],
): Promise<(Target | undefined)[]> {
  const pages = await pagesById(
    place,
    rows.map(({ page }) => page),
  )
  return rows.map(({ page, url }) => {
    const id = idOf(page)
    // A page that is not public now leads nowhere, whatever else the row holds.
    if (id !== undefined) return pages.get(id)
    const href = safeHref(url)
    return href === undefined ? undefined : { href, title: '' }
  })
}
