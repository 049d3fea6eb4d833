import {
  idOf,
  pathOf,
  type PublicContext,
  type PublicDocument,
  type PublicPlace,
  type SiteFurniture,
} from '#kernel'
import { lookAt } from '../appearances/lookAt'
import { textIn } from '../localised'
import { HOME } from '../pages/home'
import { aboveOf } from '../places/above'

/** A site and what its frame shows; undefined when there is no site of that name. */
export async function loadSite(
  ctx: PublicContext,
  slug: string,
  current: string,
): Promise<{ site: PublicDocument; furniture: SiteFurniture; place: PublicPlace } | undefined> {
  const [site] = await ctx.find('sites', { by: { slug }, limit: 1 })
  if (!site) return undefined
  const base = `/s/${String(site.slug)}/` as const
  const listed = await ctx.find('pages', {
    by: { site: site.id },
    limit: 100,
    select: ['title', 'slug', 'inMenu', 'order'],
    sort: 'order',
  })
  const menu = listed
    .filter((page) => page.inMenu === true && page.slug !== HOME)
    .map((page) => ({
      current: page.slug === current,
      href: ctx.href(`${base}${String(page.slug)}`),
      label: textIn(page.title, ctx.locale),
    }))
  const path = pathOf(site)
  const above = await aboveOf(ctx, path)
  return {
    site,
    furniture: {
      title: textIn(site.title, ctx.locale),
      home: ctx.href(base),
      above,
      menu,
      look: await lookAt(ctx, path),
    },
    place: { path, base },
  }
}

/** Remembers that a page shows a picture: a change of the picture must reach the page. */
export function askPicture(ctx: PublicContext, picture: unknown): void {
  const id = idOf(picture)
  if (id !== undefined) ctx.asked(`media?id=${encodeURIComponent(id)}`)
}
