import { createElement } from 'react'
import { codeOf, messageOf, type Locale, type Translate } from '#kernel'
import { SignIn } from '#site'
import { sendPage, type Exchange } from './exchange'
import type { Portal } from './portal'
import { AFTER_SIGN_IN } from './safeTarget'

type Shown = Readonly<{
  /** Where to go after signing in. */
  to: string
  /** What the person typed before. */
  identifier?: string
  /** Why the last attempt failed. */
  error?: unknown
}>

/** Sends the one sign-in page of the portal. */
export function showSignIn(exchange: Exchange, { to, identifier, error }: Shown): void {
  const { locale, portal, t } = exchange
  const body = createElement(SignIn, {
    action: `/${locale}/sign-in`,
    identifier,
    message: error === undefined ? undefined : messageOf(error, t),
    isOfPassword: !codeOf(error).startsWith('state_login_'),
    state: stateNameOf(portal, locale, t),
    t,
    to,
  })
  const path = to === AFTER_SIGN_IN ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`
  sendPage(exchange, { body, path, title: t('site:signIn.title') })
}

/** What the service of the state is called; undefined where there is none. */
export function stateNameOf(
  { stateProvider }: Portal,
  locale: Locale,
  t: Translate,
): string | undefined {
  return stateProvider && (stateProvider.names[locale] || t('site:signIn.stateName'))
}
