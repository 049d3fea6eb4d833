import { tokenCookie, type TokenCookie } from './tokenCookie'

/** The session cookie: `__Host-orda` on https, `orda` on plain http. */
export type SessionCookie = Pick<TokenCookie, 'read'> &
  Readonly<{
    write: (token: string, expiresAt: Date) => string
    clear: () => string
  }>

/** @param origin the portal's own address; its scheme decides name and flags */
export function sessionCookie(origin: string): SessionCookie {
  const { line, read } = tokenCookie(origin, 'orda')
  const write = (token: string, expiresAt: Date): string =>
    `${line(token)}; Expires=${expiresAt.toUTCString()}`
  return { read, write, clear: () => write('', new Date(0)) }
}
