import { readCookie } from '#kernel'

/** A cookie that holds a token of ours; what sets it says how long it lives. */
export type TokenCookie = Readonly<{
  read: (header: string | null | undefined) => string | undefined
  /** Name, value and flags, without an end. */
  line: (token: string) => string
}>

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/**
 * `__Host-<name>` with Secure on https, `<name>` on plain http (demo and dev only).
 * @param origin the portal's own address
 */
export function tokenCookie(origin: string, plain: string): TokenCookie {
  const isSecure = origin.startsWith('https:')
  const name = isSecure ? `__Host-${plain}` : plain
  const flags = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    read(header) {
      const value = readCookie(header, name)
      return value !== undefined && TOKEN.test(value) ? value : undefined
    },
    line: (token) => `${name}=${token}; ${flags}`,
  }
}
