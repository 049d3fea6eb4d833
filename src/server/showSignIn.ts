import { createElement } from 'react'
import type { Request, Response } from 'express'
import { codeOf, messageOf, portalOf, type Locale, type Translate } from '#kernel'
import { renderDocument, SignIn } from '#site'
import { themes } from '#themes'
import { viewIn } from './doors/viewDoor'
import type { Portal } from './portal'
import { AFTER_SIGN_IN } from './safeTarget'
import { PUBLIC_CSP } from './securityHeaders'

type Shown = Readonly<{
  req: Request
  locale: Locale
  /** Where to go after signing in. */
  to: string
  /** What the person typed before. */
  identifier?: string
  /** Why the last attempt failed. */
  error?: unknown
}>

/** Sends the one sign-in page of the portal. */
export function showSignIn(
  portal: Portal,
  res: Response,
  { req, locale, to, identifier, error }: Shown,
): void {
  const { assets, origin, payload } = portal
  const t = portalOf(payload).translate(locale)
  const html = renderDocument({
    locale,
    t,
    origin,
    path: to === AFTER_SIGN_IN ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`,
    title: t('site:signIn.title'),
    body: createElement(SignIn, {
      action: `/${locale}/sign-in`,
      identifier,
      message: error === undefined ? undefined : messageOf(error, t),
      isOfPassword: !codeOf(error).startsWith('state_login_'),
      state: stateNameOf(portal, locale, t),
      t,
      to,
    }),
    themes,
    assets,
    view: viewIn(req),
    isIndexed: false,
  })
  res.set('Content-Security-Policy', PUBLIC_CSP).type('html').send(html)
}

/** What the service of the state is called; undefined where there is none. */
export function stateNameOf(
  { stateProvider }: Portal,
  locale: Locale,
  t: Translate,
): string | undefined {
  return stateProvider && (stateProvider.names[locale] || t('site:signIn.stateName'))
}
