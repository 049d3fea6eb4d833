import { createHash } from 'node:crypto'
import { PortalError, type OpenStore } from '#kernel'
import { signInGuesses } from './signInGuesses'

const SLOT_MS = 10 * 60_000
/** The present slot and the six before it: an hour at least, wherever in a slot we are. */
const SLOTS = 7

/** Guesses of one subject within any hour. An account has two names at most, so there are 20 for it. */
export const MOST_GUESSES = 10

type Slot = Readonly<{ at: number; count: number }>

/** The subject of guesses: a hash of what they have in common. */
export const guessSubject = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/**
 * Takes one of the guesses of a subject, before it is made. Counted first and read afterwards, by every process in one
 * table: of guesses made at the same time, never more go through than there are.
 * @returns gives it back, for what was no guess after all
 * @throws PortalError sign_in_throttled, with the seconds until there is one again
 */
export async function takeGuess(
  store: OpenStore,
  subject: string,
  now = new Date(),
): Promise<() => Promise<void>> {
  const door = store(signInGuesses.slug)
  // Whoever is refused anyway writes nothing.
  refuseBeyond(await slotsOf(store, subject, now), MOST_GUESSES - 1, now)
  const key = { subject, slot: new Date(startOf(now)).toISOString() }
  await door.add(key, { count: 1 })
  const giveBack = () => door.add(key, { count: -1 })
  try {
    refuseBeyond(await slotsOf(store, subject, now), MOST_GUESSES, now)
  } catch (error) {
    await giveBack()
    throw error
  }
  return giveBack
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

/** @throws PortalError sign_in_throttled when more than `most` were made within the hour */
function refuseBeyond(slots: readonly Slot[], most: number, now: Date): void {
  let left = slots.reduce((sum, { count }) => sum + count, 0)
  if (left <= most) return
  // The oldest go first; then there is room again.
  const last = slots.find(({ count }) => (left -= count) <= most)
  const free = (last?.at ?? startOf(now)) + SLOTS * SLOT_MS
  const seconds = Math.max(1, Math.ceil((free - now.getTime()) / 1000))
  throw new PortalError(
    'sign_in_throttled',
    { minutes: Math.ceil(seconds / 60) },
    { retryAfter: seconds },
  )
}
