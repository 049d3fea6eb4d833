import { type Request, type RequestHandler, type Response, Router } from 'express'
import {
  DEFAULT_LOCALE,
  LOCALES,
  placedPages,
  PortalError,
  portalOf,
  type PublicContext,
} from '#kernel'
import { pagesOnMap, portalOnMap, sitesOnMap } from '#collections'
import { renderSitemap, renderSitemapIndex } from '#site'
import { askPublic } from '../askPublic'
import type { Portal } from '../portal'

const CLOSED = [
  '/admin',
  '/api/',
  ...LOCALES.flatMap((locale) => [
    `/${locale}/sign-in`,
    `/${locale}/view`,
    `/${locale}/search`,
    `/${locale}/preview`,
  ]),
]

/** What search engines read: `/robots.txt`, and maps of all that is published, a site at a time. */
export function robotsDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  const { origin } = portal
  const placed = placedPages(portalOf(portal.payload).registry)
  router.get('/robots.txt', (_req, res) => {
    const rules = CLOSED.map((path) => `Disallow: ${path}`)
    res.type('text/plain').set('Cache-Control', 'public, max-age=3600')
    res.send(['User-agent: *', ...rules, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n'))
  })
  router.get('/sitemap.xml', (req, res) =>
    answer(portal, req, res, async (ctx) => {
      const sites = await sitesOnMap(ctx)
      const maps = sites.map((site) => `/sitemap/s/${site}.xml`)
      return renderSitemapIndex(origin, ['/sitemap/portal.xml', ...maps])
    }),
  )
  router.get('/sitemap/portal.xml', (req, res) =>
    answer(portal, req, res, async (ctx) => renderSitemap(origin, await portalOnMap(ctx, placed))),
  )
  router.get('/sitemap/s/:site.xml', (req, res) =>
    answer(portal, req, res, async (ctx) => {
      const entries = await pagesOnMap(ctx, String(req.params.site), placed)
      return entries && renderSitemap(origin, entries)
    }),
  )
  return router
}

async function answer(
  portal: Portal,
  req: Request,
  res: Response,
  work: (ctx: PublicContext) => Promise<string | undefined>,
): Promise<void> {
  const page = await portal.cache.render(portal.cache.addressOf(req)?.key, () =>
    askPublic(portal, DEFAULT_LOCALE, async (ctx) => {
      const html = await work(ctx)
      if (html === undefined) throw new PortalError('not_found')
      return { status: 200, html, headers: [['Content-Type', 'application/xml; charset=utf-8']] }
    }),
  )
  portal.cache.send(req, res, page)
}
