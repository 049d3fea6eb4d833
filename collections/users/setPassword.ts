import type { Payload, PayloadRequest } from 'payload'
import { inTransactionAgain, PortalError, subjectOf, systemStore } from '#kernel'
import { mustOutrank } from './mustOutrank'
import { hashPassword, verifyPassword } from './passwordHash'
import { sessionCookie } from './sessionCookie'
import { checkPassword } from './passwords/checkPassword'
import { PASSWORD_MIN_HIGH } from './passwords/lengths'
import { mustStillHold, storedHash } from './passwords/storedPassword'
import { replacePassword } from './passwords/writePassword'
import { noteLength } from './sessions'
import { accountById } from './signIn'
import { beginAnew } from './throttle/beginAnew'
import { deviceCookie } from './throttle/deviceCookie'
import { forgetDevices } from './throttle/devices'
import { guessSubject, takeGuess } from './throttle/takeGuess'

/** In which field the present password is typed. */
const CURRENT = 'current'

/**
 * Sets the password of an account and ends its other sessions: one's own with the current password, another
 * person's with the right to manage accounts (checked by Payload's update access).
 * @throws PortalError unauthenticated, not_found, sign_in_failed (wrong current password), sign_in_throttled, and what
 * `checkPassword` throws
 */
export async function setPassword(
  req: PayloadRequest,
  user: string,
  given: { password: string; current?: string },
): Promise<void> {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  const known =
    subject.id === user ? await mustKnow(req.payload, user, given.current ?? '') : undefined
  if (known === undefined) await mustManage(req, user)
  await checkPassword(
    req,
    given.password,
    (await accountById({ payload: req.payload }, user)) ?? { id: user },
  )
  const passwordHash = await hashPassword(given.password)
  const own = subject.id === user ? sessionOf(req) : undefined
  await inTransactionAgain(req.payload, async (within) => {
    if (known !== undefined) await mustStillHold(within, user, known, CURRENT)
    const how = subject.id === user ? 'own' : 'staff'
    await replacePassword(within, user, passwordHash, how, own)
    if (own !== undefined)
      await noteLength(within, own, [...given.password].length < PASSWORD_MIN_HIGH)
    if (subject.id !== user) await beginAnew(within, user)
    else
      await forgetDevices(systemStore({ payload: req.payload, req: within }), user, deviceOf(req))
  })
}

/**
 * Asks for the current password before something of the account is changed. Somebody who sits down at another's screen
 * must not find it out there.
 * @returns what `mustStillHold` asks for when it is changed
 * @throws PortalError sign_in_failed (field `current`), sign_in_throttled, sign_in_busy
 */
export async function mustKnow(payload: Payload, user: string, current: string): Promise<string> {
  const giveBack = await takeGuess(systemStore({ payload }), guessSubject('own', user))
  const stored = await storedHash(payload, user)
  const isRight = await verifyPassword(current, stored)
  if (!isRight || stored === undefined)
    throw new PortalError('sign_in_failed', {}, { field: CURRENT })
  await giveBack()
  return stored
}

function deviceOf(req: PayloadRequest): string | undefined {
  return deviceCookie(req.payload.config.serverURL).read(req.headers.get('cookie'))
}

function sessionOf(req: PayloadRequest): string | undefined {
  const cookie = sessionCookie(req.payload.config.serverURL)
  return cookie.read(req.headers.get('cookie'))
}

async function mayUpdate(req: PayloadRequest, user: string): Promise<boolean> {
  const rows = await req.payload.collections.users?.config.access.update({ req, id: user })
  if (typeof rows !== 'object') return rows === true
  const found = await req.payload.db.count({
    collection: 'users',
    req,
    where: { and: [{ id: { equals: user } }, rows] },
  })
  return found.totalDocs > 0
}

/**
 * Asks whether the person behind a request manages an account. An update that changes nothing: Payload's own access
 * decides, and a foreign account is one that does not exist.
 * @throws PortalError not_found, role_too_high
 */
export async function mustManage(req: PayloadRequest, user: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    overrideAccess: false,
    req,
    where: { id: { equals: user } },
  })
  if (totalDocs === 0 || !(await mayUpdate(req, user))) throw new PortalError('not_found')
  await mustOutrank(req, user)
}
