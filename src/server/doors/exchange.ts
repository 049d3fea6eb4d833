import type { ReactElement } from 'react'
import type { Request, RequestHandler, Response } from 'express'
import { portalOf, type Locale, type Translate } from '#kernel'
import { renderDocument } from '#site'
import { themes } from '#themes'
import type { Portal } from '../portal'
import { PUBLIC_CSP } from '../securityHeaders'
import { viewIn } from './viewDoor'

/** A request to a door of plain pages, and its answer, in a language. */
export type Exchange = Readonly<{
  locale: Locale
  portal: Portal
  req: Request
  res: Response
  t: Translate
}>

type Handle = (exchange: Exchange) => Promise<void> | void

/** Handles requests of one language. */
export const handled =
  (portal: Portal, locale: Locale) =>
  (handle: Handle): RequestHandler =>
  (req, res) =>
    handle({ locale, portal, req, res, t: portalOf(portal.payload).translate(locale) })

/** Sends a page that is never kept, and in no index: its address may hold a key. @param path below the language */
export function sendPage(
  { locale, portal, req, res, t }: Exchange,
  { body, path, title }: Readonly<{ body: ReactElement; path: string; title: string }>,
): void {
  const html = renderDocument({
    ...{ assets: portal.assets, locale, origin: portal.origin, t, themes, view: viewIn(req) },
    ...{ path, title: t(title), body, isIndexed: false },
  })
  res.set('Cache-Control', 'no-store').set('Content-Security-Policy', PUBLIC_CSP)
  res.type('html').send(html)
}
