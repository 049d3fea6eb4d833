import { createElement, type FunctionComponent } from 'react'
import { portalOf, type PageData, type PageMatch, type PublicContext } from '#kernel'
import { renderDocument, type View } from '#site'
import { themes } from '#themes'
import type { Portal } from './portal'
import { slotsAt } from './slots'

/** How a page is shown. */
type Shown = Readonly<{
  ctx: PublicContext
  /** May search engines keep it? */
  isIndexed: boolean
  page: PageMatch['page']
  /** Below the language, with its query. */
  path: string
  view: View
}>

/** The HTML of a page, in the frame that its site, its look and the slots of plugins make. */
export async function documentOf(
  { assets, origin, payload }: Portal,
  data: PageData,
  { ctx, isIndexed, page, path, view }: Shown,
): Promise<string> {
  const { locale } = ctx
  const t = portalOf(payload).translate(locale)
  const View = (await page.view?.()) as unknown as FunctionComponent<object> | undefined
  if (!View) throw new TypeError(`The page ${page.path} has no view`)
  const props = { ...data.props, locale, t }
  return renderDocument({
    ...{ assets, isIndexed, locale, origin, path, t, themes, view },
    title: data.title,
    body: createElement(View, props),
    banner: await slotsAt('top', ctx, payload, data.place),
    ...(data.description !== undefined && { description: data.description }),
    ...(data.contentLocale && { contentLocale: data.contentLocale }),
    ...(data.site && { site: data.site }),
    placeHref: ctx.href(baseOf(data, path)),
    ...(data.hasSearch && { hasSearch: true }),
    ...(data.look && { look: data.look }),
    ...(data.crumbs && { crumbs: data.crumbs }),
    ...(data.newsFeed && { feed: data.newsFeed }),
  })
}

/** A page that does not say where it stands is one of the region in its address, or of the portal. */
function baseOf({ place }: PageData, path: string): `/${string}` {
  const [region = '/'] = /^\/r\/[^/]+\//.exec(path) ?? []
  return place?.base ?? (region as `/${string}`)
}
