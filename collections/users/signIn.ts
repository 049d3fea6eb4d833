import type { Payload, PayloadRequest, Where } from 'payload'
import { PortalError, systemStore } from '#kernel'
import { deviceOf } from './device'
import { verifyPassword } from './passwordHash'
import { PASSWORD_MIN_HIGH } from './passwords/lengths'
import { storedHash } from './passwords/storedPassword'
import { openSession, type Opened, type Proof } from './sessions'
import { countFromAddress } from './throttle/addressLimit'
import { isKnownDevice, provenAtOf, rememberDevice } from './throttle/devices'
import { asLookedUp, subjectOfName } from './throttle/subjectOfName'
import { takeGuess } from './throttle/takeGuess'

/** An account as it is stored. */
export type Account = { id: string } & Record<string, unknown>

/** The id of nobody: well formed on every database, so that the look-up for a missing account is a real one. */
export const NOBODY = '000000000000000000000000'
const NO_DEVICE = 'none'

/** A browser: the value of its own cookie, and what it says of itself. */
export type Browser = Readonly<{
  device?: string | undefined
  agent?: string | null | undefined
  /** Where it is, as the front door says it. */
  client?: string | null | undefined
}>

/** A browser that has shown the second factor is not asked for it again within a working day. */
const PROVEN_MS = 12 * 60 * 60_000

/** Who has come in, with the values of his cookies; without `device` where his browser is not to be known yet. */
export type Entered = Opened & Readonly<{ user: string; device: string | undefined }>

/**
 * Signs a person in by user name or e-mail. An unknown, a disabled and a known account do the same reads and the
 * same hash, and are refused with the same words, also when too many guesses were made. These are counted by the name
 * that was typed, by the address they came from only beyond what a whole school needs. A browser that the owner has signed
 * in with has guesses of its own, which nobody else uses up.
 * @param browser by which he comes
 * @throws PortalError sign_in_failed, sign_in_throttled, sign_in_crowded, sign_in_busy
 */
export async function signIn(
  payload: Payload,
  identifier: string,
  password: string,
  { agent, client, device }: Browser = {},
): Promise<Entered> {
  const name = asLookedUp(identifier)
  const user = await findAccount(payload, name)
  const giveBack = await countGuess(payload, name, user?.id ?? NOBODY, { client, device })
  const stored = await storedHash(payload, user?.id ?? NOBODY)
  let isRight: boolean
  try {
    isRight = await verifyPassword(password, stored)
  } catch (error) {
    // Nothing was compared.
    await giveBack()
    throw error
  }
  if (!isRight || !user || user.disabled === true) throw new PortalError('sign_in_failed')
  await giveBack()
  const isShort = [...password].length < PASSWORD_MIN_HIGH
  return enter(payload, user.id, { agent, device }, { isShort, passwordHash: stored })
}

/**
 * Lets somebody in who has shown who he is by one factor. His session may need a second one still; then his browser is not
 * known before that is shown: whoever has found out a password must not get guesses of his own at codes.
 * @param shown by what he has come in
 */
export async function enter(
  payload: Payload,
  user: string,
  { agent, device }: Browser,
  shown: Proof = {},
): Promise<Entered> {
  const store = systemStore({ payload })
  const proven = await provenAtOf(store, device, user)
  const isRecent = proven !== undefined && Date.parse(proven) > Date.now() - PROVEN_MS
  const proof = { ...(isRecent && { provenAt: proven }), ...shown }
  const session = await openSession(payload, user, deviceOf(agent), proof)
  if (session.needs === 'code') return { ...session, user, device }
  return { ...session, user, device: await rememberDevice(store, device, user) }
}

/** Counts a guess before it is made, in all the ways in which guesses are counted. @returns gives it back */
async function countGuess(
  payload: Payload,
  name: string,
  user: string,
  { client, device }: Browser,
): ReturnType<typeof takeGuess> {
  const store = systemStore({ payload })
  const isKnown = await isKnownDevice(store, device ?? NO_DEVICE, user)
  if (!isKnown) countFromAddress(payload, client)
  return takeGuess(store, subjectOfName(name, isKnown ? device : undefined))
}

/** The account of an id, within the transaction of a request where there is one. */
export function accountById(
  { payload, req }: Readonly<{ payload: Payload; req?: PayloadRequest }>,
  id: string,
): Promise<Account | null> {
  const where = { id: { equals: id } }
  return payload.db.findOne<Account>({ collection: 'users', where, ...(req && { req }) })
}

/** The account of a user name or an e-mail, as `asLookedUp` writes it. */
export function findAccount(payload: Payload, name: string): Promise<Account | null> {
  const where: Where = name.includes('@')
    ? { email: { equals: name } }
    : { username: { equals: name } }
  return payload.db.findOne<Account>({ collection: 'users', where })
}
