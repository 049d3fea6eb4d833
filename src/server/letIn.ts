import type { Response } from 'express'
import {
  beginInLanguage,
  deviceCookie,
  homeOf,
  sessionCookie,
  type Entered,
  type Need,
} from '#collections'
import type { Locale } from '#kernel'
import { rememberLocale } from './doors/languageDoor'
import type { Portal } from './portal'
import { AFTER_SIGN_IN } from './safeTarget'

/** Where each step of signing in stands, below `/{lang}/sign-in/`. */
const STEPS: Readonly<Record<Need, string>> = {
  code: 'code',
  enrolment: 'enrol',
  password: 'password',
}

/** Where somebody wants to go, and in which language. */
export type Way = Readonly<{ locale: Locale; target: string }>

/** Gives a browser the cookies of whoever has come in. */
export function giveCookies(
  { origin }: Portal,
  res: Response,
  { device, expiresAt, token }: Pick<Entered, 'device' | 'expiresAt' | 'token'>,
): void {
  res.append('Set-Cookie', sessionCookie(origin).write(token, expiresAt))
  if (device !== undefined) res.append('Set-Cookie', deviceCookie(origin).write(device))
}

/** Lets somebody in who has shown who he is, and leads him on: to what his session still needs, or where he wanted. */
export async function letIn(
  portal: Portal,
  res: Response,
  entered: Entered,
  way: Way,
): Promise<void> {
  giveCookies(portal, res, entered)
  rememberLocale(res, way.locale)
  await beginInLanguage(portal.payload, entered.user, way.locale)
  res.redirect(303, await wayOf(portal, entered, way))
}

/** Where somebody goes on: to the step that is missing, or where he wanted. Nobody without work there goes to the admin. */
export async function wayOf(
  { payload }: Portal,
  { needs, user }: Readonly<{ needs?: Need | undefined; user: string }>,
  { locale, target }: Way,
): Promise<string> {
  if (needs !== undefined) return stepPath(locale, STEPS[needs], target)
  const isAdmin = target === AFTER_SIGN_IN || target.startsWith(`${AFTER_SIGN_IN}/`)
  return isAdmin && (await homeOf(payload, user, locale)) !== AFTER_SIGN_IN
    ? `/${locale}/me`
    : target
}

/** The address of a step, which knows where to go afterwards. */
export function stepPath(locale: Locale, step: string, target: string): string {
  const query = target === AFTER_SIGN_IN ? '' : `?to=${encodeURIComponent(target)}`
  return `/${locale}/sign-in/${step}${query}`
}
