import type { Payload } from 'payload'
import { PortalError, systemStore } from '#kernel'
import { sessionCookie } from '../sessionCookie'
import { sessionOwner } from '../sessionUser'
import { goOn } from '../sessions'
import type { Entered } from '../signIn'
import { deviceCookie } from '../throttle/deviceCookie'
import { proveDevice } from '../throttle/devices'
import { spendCode } from './spendCode'

/**
 * The second step of signing in: a code, by the session that has shown the password.
 * @param cookies the Cookie header
 * @returns the session under another token, and the browser, known from now on
 * @throws PortalError unauthenticated (no session waits for a code), code_wrong, code_throttled
 */
export async function giveCode(
  payload: Payload,
  cookies: string | null | undefined,
  typed: string,
): Promise<Entered> {
  const { serverURL } = payload.config
  const owner = await sessionOwner(payload, cookies)
  const token = sessionCookie(serverURL).read(cookies)
  if (token === undefined || owner?.needs !== 'code') throw new PortalError('unauthenticated')
  const device = deviceCookie(serverURL).read(cookies)
  await spendCode(payload, owner.id, typed, device)
  return proven(payload, { device, token, user: owner.id })
}

/** The session and the browser of somebody who has shown his second factor just now. */
export async function proven(
  payload: Payload,
  { device, token, user }: Readonly<{ device: string | undefined; token: string; user: string }>,
): Promise<Entered> {
  const now = new Date()
  const session = await goOn(payload, token, { provenAt: now.toISOString() })
  const store = systemStore({ payload })
  return { ...session, user, device: await proveDevice(store, device, user, now) }
}
