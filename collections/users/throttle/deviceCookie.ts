import { tokenCookie, type TokenCookie } from '../tokenCookie'

/**
 * By this cookie a browser is known again, signed in or not: `__Host-orda-device` with Secure on https, `orda-device` on
 * plain http. It opens nothing; whoever has it may try passwords that strangers may not.
 */
export type DeviceCookie = Pick<TokenCookie, 'read'> &
  Readonly<{ write: (token: string) => string }>

/** The longest that browsers keep a cookie; each sign-in begins it anew. */
const SECONDS = 400 * 24 * 60 * 60

/** @param origin the portal's own address; its scheme decides name and flags */
export function deviceCookie(origin: string): DeviceCookie {
  const { line, read } = tokenCookie(origin, 'orda-device')
  return { read, write: (token) => `${line(token)}; Max-Age=${String(SECONDS)}` }
}
