import { readCookie } from '#kernel'

/**
 * By this cookie a browser is known again, signed in or not: `__Host-orda-device` with Secure on https, `orda-device` on
 * plain http. It opens nothing; whoever has it may try passwords that strangers may not.
 */
export type DeviceCookie = Readonly<{
  read: (header: string | null | undefined) => string | undefined
  write: (token: string) => string
}>

const TOKEN = /^[A-Za-z0-9_-]{43}$/
/** The longest that browsers keep a cookie; each sign-in begins it anew. */
const SECONDS = 400 * 24 * 60 * 60

/** @param origin the portal's own address; its scheme decides name and flags */
export function deviceCookie(origin: string): DeviceCookie {
  const isSecure = origin.startsWith('https:')
  const name = isSecure ? '__Host-orda-device' : 'orda-device'
  const flags = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    read(header) {
      const value = readCookie(header, name)
      return value !== undefined && TOKEN.test(value) ? value : undefined
    },
    write: (token) => `${name}=${token}; ${flags}; Max-Age=${String(SECONDS)}`,
  }
}
