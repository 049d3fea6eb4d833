import { createElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { LOCALES } from '#kernel'
import { CLEAR_VIEW, viewOfForm, ViewSettings, viewText } from '#site'
import { handled, sendPage, sentForm, type Exchange } from '../exchange'
import type { Portal } from '../portal'
import { safeTarget } from '../safeTarget'
import { viewIn } from '../viewIn'

const YEAR_S = 365 * 24 * 60 * 60

/** Reading preferences: the version for the visually impaired, without script. */
export function viewDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const by = handled(portal, locale)
    router.get(`/${locale}/view`, by(show))
    router.post(`/${locale}/view`, by(keep))
  }
  return router
}

/** Where the reader came from, below the language: switching that on the way changes it there too. */
function pathIn(sent: URLSearchParams): string {
  const to = sent.get('to') ?? ''
  return to.startsWith('/') ? to : '/'
}

async function keep({ locale, req, res }: Exchange): Promise<void> {
  const sent = await sentForm(req)
  const view = sent.has('usual') ? '' : viewText(viewOfForm(sent))
  const age = view === '' ? 0 : YEAR_S
  res.append('Set-Cookie', `view=${view}; Path=/; Max-Age=${String(age)}; SameSite=Lax`)
  res.set('Cache-Control', 'no-store')
  res.redirect(303, safeTarget(`/${locale}${pathIn(sent)}`))
}

function show(exchange: Exchange): void {
  const { locale, portal, req, t } = exchange
  const view = viewIn(req)
  const to = pathIn(new URL(req.originalUrl, portal.origin).searchParams)
  const body = createElement(ViewSettings, {
    ...{ action: `/${locale}/view`, t, to },
    view: viewText(view) === '' ? CLEAR_VIEW : view,
  })
  sendPage(exchange, {
    body,
    path: `/view?to=${encodeURIComponent(to)}`,
    title: t('site:view.title'),
  })
}
