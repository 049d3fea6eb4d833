import { createElement } from 'react'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { LOCALES, portalOf, readCookie, type Locale } from '#kernel'
import { CLEAR_VIEW, readView, renderDocument, viewOfForm, ViewSettings, viewText } from '#site'
import { themes } from '#themes'
import type { Portal } from '../portal'
import { safeTarget } from '../safeTarget'
import { PUBLIC_CSP } from '../securityHeaders'
import { readBody } from '../webRequest'

const YEAR_S = 365 * 24 * 60 * 60
const KB = 1024

/** The reading preferences of a request, as the cookie `view` holds them. */
export const viewIn = (req: Request) => readView(readCookie(req.headers.cookie, 'view') ?? '')

/** Reading preferences: the version for the visually impaired, without script. */
export function viewDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    router.get(`/${locale}/view`, (req, res) => {
      show(portal, req, res, locale)
    })
    router.post(`/${locale}/view`, (req, res) => keep(req, res, locale))
  }
  return router
}

/** Where the reader came from, below the language: switching that on the way changes it there too. */
function pathIn(sent: URLSearchParams): string {
  const to = sent.get('to') ?? ''
  return to.startsWith('/') ? to : '/'
}

async function keep(req: Request, res: Response, locale: Locale): Promise<void> {
  const sent = new URLSearchParams((await readBody(req, 4 * KB)).toString('utf8'))
  const view = sent.has('usual') ? '' : viewText(viewOfForm(sent))
  const age = view === '' ? 0 : YEAR_S
  res.append('Set-Cookie', `view=${view}; Path=/; Max-Age=${String(age)}; SameSite=Lax`)
  res.set('Cache-Control', 'no-store')
  res.redirect(303, safeTarget(`/${locale}${pathIn(sent)}`))
}

function show(
  { assets, origin, payload }: Portal,
  req: Request,
  res: Response,
  locale: Locale,
): void {
  const t = portalOf(payload).translate(locale)
  const view = viewIn(req)
  const to = pathIn(new URL(req.originalUrl, origin).searchParams)
  const html = renderDocument({
    ...{ assets, locale, origin, t, view },
    path: `/view?to=${encodeURIComponent(to)}`,
    title: t('site:view.title'),
    body: createElement(ViewSettings, {
      ...{ action: `/${locale}/view`, t, to },
      view: viewText(view) === '' ? CLEAR_VIEW : view,
    }),
    themes,
    isIndexed: false,
  })
  res.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': PUBLIC_CSP })
  res.type('html').send(html)
}
