import { createHash } from 'node:crypto'
import { codeOf, PortalError, type OpenStore } from '#kernel'
import { signInGuesses } from './signInGuesses'

const SLOT_MS = 10 * 60_000
/** The present slot and the six before it: an hour at least, wherever in a slot we are. */
const SLOTS = 7

/** Guesses of one subject within any hour. An account has two names at most, so there are 20 for it. */
export const MOST_GUESSES = 10

type Refusal =
  | 'code_throttled'
  | 'email_throttled'
  | 'iin_throttled'
  | 'letters_throttled'
  | 'recovery_throttled'
  | 'sign_in_throttled'

type Slot = Readonly<{ at: number; count: number }>

/** The subject of guesses: a hash of what they have in common. */
export const guessSubject = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/**
 * Takes one of the guesses of a subject, before it is made. Counted first and read afterwards, by every process in one
 * table: of guesses made at the same time, never more go through than there are.
 * @returns gives it back, for what was no guess after all
 * @param refusal what is said when there is none: of passwords, codes or letters
 * @param most how many there are within an hour
 * @throws PortalError `refusal`, with the seconds until there is one again
 */
export async function takeGuess(
  store: OpenStore,
  subject: string,
  now = new Date(),
  refusal: Refusal = 'sign_in_throttled',
  most = MOST_GUESSES,
): Promise<() => Promise<void>> {
  const door = store(signInGuesses.slug)
  const refuseBeyond = async (count: number): Promise<void> => {
    const seconds = waitBeyond(await slotsOf(store, subject, now), count, now)
    if (seconds === undefined) return
    const values = { minutes: Math.ceil(seconds / 60) }
    throw new PortalError(refusal, values, { retryAfter: seconds })
  }
  // Whoever is refused anyway writes nothing.
  await refuseBeyond(most - 1)
  const key = { subject, slot: new Date(startOf(now)).toISOString() }
  await door.add(key, { count: 1 })
  const giveBack = () => door.add(key, { count: -1 })
  try {
    await refuseBeyond(most)
  } catch (error) {
    await giveBack()
    throw error
  }
  return giveBack
}

/** Takes one of what a subject has within an hour, where nobody is told that there is none. @returns whether there was one */
export async function takeQuietly(
  store: OpenStore,
  subject: string,
  most: number,
): Promise<boolean> {
  try {
    await takeGuess(store, subject, new Date(), 'sign_in_throttled', most)
    return true
  } catch (error) {
    if (codeOf(error) === 'sign_in_throttled') return false
    throw error
  }
}

/** Forgets the guesses of a subject: its password is another one. */
export async function forgetGuesses(store: OpenStore, subject: string): Promise<void> {
  const door = store(signInGuesses.slug)
  const rows = await door.find({ where: { subject } })
  for (const { slot } of rows) await door.remove({ subject, slot: String(slot) })
}

const startOf = (now: Date): number => Math.floor(now.getTime() / SLOT_MS) * SLOT_MS

async function slotsOf(store: OpenStore, subject: string, now: Date): Promise<readonly Slot[]> {
  const from = new Date(startOf(now) - (SLOTS - 1) * SLOT_MS).toISOString()
  const rows = await store(signInGuesses.slug).find({
    where: { subject },
    range: { column: 'slot', from },
    order: 'slot',
  })
  return rows.map(({ count, slot }) => ({ at: Date.parse(String(slot)), count: Number(count) }))
}

/** Seconds until there is a guess again, where more than `most` were made within the hour. */
function waitBeyond(slots: readonly Slot[], most: number, now: Date): number | undefined {
  let left = slots.reduce((sum, { count }) => sum + count, 0)
  if (left <= most) return undefined
  // The oldest go first; then there is room again.
  const last = slots.find(({ count }) => (left -= count) <= most)
  const free = (last?.at ?? startOf(now)) + SLOTS * SLOT_MS
  return Math.max(1, Math.ceil((free - now.getTime()) / 1000))
}
