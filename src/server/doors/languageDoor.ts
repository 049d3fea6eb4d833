import type { Request, RequestHandler, Response } from 'express'
import { DEFAULT_LOCALE, isLocale, matchLocale, readCookie, type Locale } from '#kernel'

const YEAR_S = 365 * 24 * 60 * 60

/** Payload's own cookie: the admin's language switch writes it. */
const ADMIN_COOKIE = 'payload-lng'

/**
 * The language of an answer: that of the address, else the stored choice, else the browser's. The admin and the
 * programs it calls have a choice of their own.
 */
export function localeOf(req: Request): Locale {
  const [, first = ''] = req.originalUrl.split(/[/?]/, 2)
  if (isLocale(first)) return first
  const names =
    first === 'admin' || first === 'api' ? [ADMIN_COOKIE, 'lang'] : ['lang', ADMIN_COOKIE]
  const stored = names
    .map((name) => readCookie(req.headers.cookie, name))
    .find((value) => isLocale(value))
  return isLocale(stored) ? stored : matchLocale(req.headers['accept-language'])
}

/** A Cookie header that tells Payload the language: it knows neither our default nor Kazakh in Accept-Language. */
export function cookiesInLocale(cookies: string | undefined, locale: Locale): string {
  const others = (cookies ?? '')
    .split(';')
    .filter((part) => part.trim() !== '' && !part.trim().startsWith(`${ADMIN_COOKIE}=`))
  return [...others, `${ADMIN_COOKIE}=${locale}`].join('; ')
}

/** Cookies that remember a chosen language, for the public side and for the admin. */
export function rememberLocale(res: Response, locale: Locale): void {
  for (const name of ['lang', ADMIN_COOKIE]) {
    res.append('Set-Cookie', `${name}=${locale}; Path=/; Max-Age=${String(YEAR_S)}; SameSite=Lax`)
  }
}

/** Leads `/` to the reader's language (Kazakh unless another was chosen) and old `/kz/` addresses to `/kk/`. */
export function languageDoor(): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      next()
      return
    }
    const at = req.url.indexOf('?')
    const query = at === -1 ? '' : req.url.slice(at)
    if (req.path === '/') {
      const stored = readCookie(req.headers.cookie, 'lang')
      res.set({ 'Cache-Control': 'no-store', Vary: 'Cookie' })
      res.redirect(302, `/${isLocale(stored) ? stored : DEFAULT_LOCALE}/${query}`)
    } else if (/^\/kz(\/|$)/.test(req.path)) {
      res.redirect(301, `/kk${req.path.slice(3) || '/'}${query}`)
    } else if (isLocale(req.path.slice(1))) res.redirect(301, `${req.path}/${query}`)
    else next()
  }
}
