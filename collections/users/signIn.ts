import type { Payload, Where } from 'payload'
import { PortalError, systemStore } from '#kernel'
import { deviceOf } from './device'
import { verifyPassword } from './passwordHash'
import { openSession } from './sessions'
import { isKnownDevice, rememberDevice } from './throttle/devices'
import { asLookedUp, subjectOfName } from './throttle/subjectOfName'
import { takeGuess } from './throttle/takeGuess'

type Row = { id: string } & Record<string, unknown>

/** The id of nobody: well formed on every database, so that the look-up for a missing account is a real one. */
const NOBODY = '000000000000000000000000'
const NO_DEVICE = 'none'

/** A browser: the value of its own cookie, and what it says of itself. */
type Browser = Readonly<{ device?: string | undefined; agent?: string | null | undefined }>

/** Who is signed in, with the values of his cookies. */
export type Entered = Awaited<ReturnType<typeof openSession>> &
  Readonly<{ user: string; device: string }>

/**
 * Signs a person in by user name or e-mail. An unknown, a disabled and a known account do the same reads and the
 * same hash, and are refused with the same words, also when too many guesses were made. These are counted by the name
 * that was typed, never by the address they came from: a whole school has one. A browser that the owner has signed in
 * with has guesses of its own, which nobody else uses up.
 * @param browser by which he comes
 * @throws PortalError sign_in_failed, sign_in_throttled, sign_in_busy
 */
export async function signIn(
  payload: Payload,
  identifier: string,
  password: string,
  { agent, device }: Browser = {},
): Promise<Entered> {
  const store = systemStore({ payload })
  const name = asLookedUp(identifier)
  const user = await findAccount(payload, name)
  const isKnown = await isKnownDevice(store, device ?? NO_DEVICE, user?.id ?? NOBODY)
  const giveBack = await takeGuess(store, subjectOfName(name, isKnown ? device : undefined))
  let isRight: boolean
  try {
    isRight = await isPasswordOf(payload, user, password)
  } catch (error) {
    // Nothing was compared.
    await giveBack()
    throw error
  }
  if (!isRight || !user || user.disabled === true) throw new PortalError('sign_in_failed')
  await giveBack()
  const session = await openSession(payload, user.id, deviceOf(agent))
  return { ...session, user: user.id, device: await rememberDevice(store, device, user.id) }
}

async function isPasswordOf(payload: Payload, user: Row | null, given: string): Promise<boolean> {
  const credential = await payload.db.findOne<Row>({
    collection: 'credentials',
    where: { user: { equals: user?.id ?? NOBODY } },
  })
  const stored = typeof credential?.passwordHash === 'string' ? credential.passwordHash : undefined
  return verifyPassword(given, stored)
}

function findAccount(payload: Payload, name: string): Promise<Row | null> {
  const where: Where = name.includes('@')
    ? { email: { equals: name } }
    : { username: { equals: name } }
  return payload.db.findOne<Row>({ collection: 'users', where })
}
