import { tokenCookie, type TokenCookie } from '../tokenCookie'
import { FLOW_MS } from './flows'

/**
 * By this cookie the browser that comes back from the service of the state is the one that was sent there:
 * `__Host-orda-state` with Secure on https, `orda-state` on plain http. SameSite=Lax, since it comes back from elsewhere.
 */
export type FlowCookie = Pick<TokenCookie, 'read'> &
  Readonly<{ write: (token: string) => string; clear: () => string }>

/** @param origin the portal's own address; its scheme decides name and flags */
export function flowCookie(origin: string): FlowCookie {
  const { line, read } = tokenCookie(origin, 'orda-state')
  return {
    read,
    write: (token) => `${line(token)}; Max-Age=${String(FLOW_MS / 1000)}`,
    clear: () => `${line('')}; Max-Age=0`,
  }
}
