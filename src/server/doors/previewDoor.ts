import { type RequestHandler, type Response, Router } from 'express'
import { THEME_IDS } from '#collections'
import { LOCALES, PortalError, portalOf, type PageMatch } from '#kernel'
import { renderPagePreview } from '#site'
import type { Portal } from '../portal'
import { pageInForm } from '../preview/pageInForm'
import { sampleOfLook } from '../preview/sampleOfLook'
import { FRAMED_CSP, PREVIEW_CSP } from '../securityHeaders'

/** What is not saved yet, as readers would see it; the admin shows it beside the form. */
export function previewDoor(
  portal: Portal,
  match: (path: string) => PageMatch | undefined,
): RequestHandler {
  const { assets, origin, payload } = portal
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const t = portalOf(payload).translate(locale)
    router.get(`/${locale}/preview/look`, async (req, res) => {
      const choices = new URL(req.originalUrl, origin).searchParams
      send(res, await sampleOfLook(portal, locale, choices))
    })
    router.get(`/${locale}/preview/page`, (_req, res) => {
      const themes = THEME_IDS.map((id) => ({ id, name: t(`core:appearances.theme.${id}`) }))
      send(res, renderPagePreview({ assets, locale, t, themes }), PREVIEW_CSP)
    })
    router.post(`/${locale}/preview/page`, async (req, res) => {
      const page = match('/s/-/-')?.page
      if (!page) throw new PortalError('not_found')
      send(res, await pageInForm(portal, req, locale, page))
    })
  }
  return router
}

function send(res: Response, html: string, csp = FRAMED_CSP): void {
  res.removeHeader('X-Frame-Options')
  res.set({
    'Cache-Control': 'no-store',
    'X-Frame-Options': 'SAMEORIGIN',
    'Content-Security-Policy': csp,
  })
  res.type('html').send(html)
}
