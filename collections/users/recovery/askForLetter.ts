import { createHmac, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { codeOf, inTransactionAgain, notify, PortalError, systemStore, type Locale } from '#kernel'
import { giveKey } from '../keys/keys'
import { findAccount, NOBODY } from '../signIn'
import { countFromAddress } from '../throttle/addressLimit'
import { asLookedUp } from '../throttle/subjectOfName'
import { guessSubject, takeGuess, takeQuietly } from '../throttle/takeGuess'
import { RECOVERY_MINUTES, recoveryLetter } from './recoveryKey'

/** So many letters one account gets within an hour. */
export const MOST_LETTERS = 3

/** Hexadecimal digits by which those differ who are nobody. */
const NOBODY_DIGITS = 3

/**
 * Sends a letter with a link to whoever has forgotten his password. For a name that nobody has, and for an account without
 * an address, the same is looked up, counted and written: neither the answer nor the time it takes says who has an account.
 * @param identifier user name or e-mail
 * @param language of the letter, where its reader has chosen none
 * @param client from where it is asked, as the front door says it
 * @throws PortalError invalid_input (no single name), recovery_throttled, sign_in_crowded
 */
export async function askForLetter(
  payload: Payload,
  identifier: string,
  language: Locale,
  client?: string | null,
): Promise<void> {
  const name = asLookedUp(identifier)
  // One name or one address; what mail servers would read as several is none.
  if (!/^[^\s,;<>"]+$/.test(name) || name.split('@').length > 2)
    throw new PortalError('invalid_input', {}, { field: 'identifier' })
  countFromAddress(payload, client)
  const store = systemStore({ payload })
  await takeGuess(store, guessSubject('recovery', name), new Date(), 'recovery_throttled')
  const account = await findAccount(payload, name)
  const subject = guessSubject('letters', account?.id ?? name)
  // Beyond the most nothing is said: it would tell whose account it is.
  if (!(await takeQuietly(store, subject, MOST_LETTERS))) return
  const salt = randomBytes(16).toString('base64url')
  await write(payload, account?.id ?? nobodyOf(payload, name), {
    ...{ language, salt },
    key: recoveryLetter.make(payload, account ?? { id: NOBODY }, salt),
  })
}

/**
 * Whose key is written for a name that nobody has: of 4,096 who are nobody, so that those rows stay few, and yet whoever asks
 * for many names at once meets nobody else's, as with accounts. Which one it is nobody can tell without the secret.
 */
function nobodyOf({ secret }: Payload, name: string): string {
  const hash = createHmac('sha256', secret)
    .update(JSON.stringify(['nobody', name]))
    .digest('hex')
  return NOBODY.slice(0, -NOBODY_DIGITS) + hash.slice(0, NOBODY_DIGITS)
}

async function write(
  payload: Payload,
  user: string,
  { language, ...given }: Readonly<{ key: string; language: Locale; salt: string }>,
): Promise<void> {
  const now = new Date()
  const until = new Date(now.getTime() + RECOVERY_MINUTES * 60_000)
  try {
    await inTransactionAgain(payload, async (req) => {
      await giveKey(req, user, 'recovery', { ...given, by: '', now, until })
      await notify(req, { kind: 'core.recovery', to: [user], values: { language } })
    })
  } catch (error) {
    // Somebody asks for the same at the same moment: his letter goes out.
    if (codeOf(error) !== 'conflict') throw error
  }
}
