import { readCookie } from '#kernel'

/** The session cookie: `__Host-orda` with Secure on https, `orda` on plain http (demo and dev only). */
export type SessionCookie = Readonly<{
  read: (header: string | null | undefined) => string | undefined
  write: (token: string, expiresAt: Date) => string
  clear: () => string
}>

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** @param origin the portal's own address; its scheme decides name and flags */
export function sessionCookie(origin: string): SessionCookie {
  const isSecure = origin.startsWith('https:')
  const name = isSecure ? '__Host-orda' : 'orda'
  const flags = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    read(header) {
      const value = readCookie(header, name)
      return value !== undefined && TOKEN.test(value) ? value : undefined
    },
    write: (token, expiresAt) => `${name}=${token}; ${flags}; Expires=${expiresAt.toUTCString()}`,
    clear: () => `${name}=; ${flags}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
  }
}
