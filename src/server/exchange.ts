import type { ReactElement } from 'react'
import type { Request, RequestHandler, Response } from 'express'
import { portalOf, type Locale, type Translate } from '#kernel'
import { renderDocument } from '#site'
import { themes } from '#themes'
import type { Portal } from './portal'
import { PUBLIC_CSP } from './securityHeaders'
import { viewIn } from './viewIn'
import { readBody } from './webRequest'

/** A request to a door of plain pages, and its answer, in a language. */
export type Exchange = Readonly<{
  locale: Locale
  portal: Portal
  req: Request
  res: Response
  t: Translate
}>

/** A request in one language, with the words of that language. */
export const exchangeIn = (
  portal: Portal,
  locale: Locale,
  { req, res }: Pick<Exchange, 'req' | 'res'>,
): Exchange => ({ locale, portal, req, res, t: portalOf(portal.payload).translate(locale) })

type Handle = (exchange: Exchange) => Promise<void> | void

/** Handles requests of one language. */
export const handled =
  (portal: Portal, locale: Locale) =>
  (handle: Handle): RequestHandler =>
  (req, res) =>
    handle(exchangeIn(portal, locale, { req, res }))

/** Their answers depend on who asks, and their addresses may hold a key. */
export const neverKept: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

const MOST_BYTES = 1024 * 1024

/**
 * The fields of a plain form, as they were sent.
 * @throws PortalError too_large, malformed_body
 */
export async function sentForm(req: Request): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(req, MOST_BYTES)).toString('utf8'))
}

/** A page of somebody's own: `path` is below the language, `title` as it is shown. */
export type OwnPage = Readonly<{ body: ReactElement; path: string; title: string }>

/** Sends a page that is never kept, and in no index. */
export function sendPage({ locale, portal, req, res, t }: Exchange, page: OwnPage): void {
  const html = renderDocument({
    ...{ assets: portal.assets, locale, origin: portal.origin, t, themes, view: viewIn(req) },
    ...{ ...page, isIndexed: false },
  })
  res.set('Cache-Control', 'no-store').set('Content-Security-Policy', PUBLIC_CSP)
  res.type('html').send(html)
}
