import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { codeOf, notify, PortalError, systemStore, type Locale, type OpenStore } from '#kernel'
import { asDeedOf } from '../asDeedOf'
import { giveKey } from '../keys/keys'
import { ownId } from '../ownAccount'
import { mustStillHold } from '../passwords/storedPassword'
import { mustKnow } from '../setPassword'
import { accountById, NOBODY } from '../signIn'
import { asLookedUp } from '../throttle/subjectOfName'
import { guessSubject, takeGuess, takeQuietly } from '../throttle/takeGuess'
import { EMAIL_MINUTES, emailLetter, saltFor } from './emailKey'
import { storeEmail } from './storeEmail'

/** So many letters are sent within an hour for one account, and to one address. */
export const MOST_EMAIL_LETTERS = 5

const address = z.email().max(320)

type Wanted = Readonly<{ current: string; email: string; language: Locale }>

/** What has become of it; `same`: it is the present one, or there was none to take away. */
export type EmailAsked = 'removed' | 'same' | 'sent'

/**
 * Asks for another address of the person behind a request: it is stored when the link of a letter to it was opened. An
 * empty one takes the present one away at once. Whether somebody else has the address is told by nothing: the same is
 * looked up and written.
 * @throws PortalError sign_in_failed (wrong current password), invalid_input (no address), email_throttled
 */
export async function askForEmail(
  req: PayloadRequest,
  { current, email, language }: Wanted,
): Promise<EmailAsked> {
  const user = ownId(req)
  const { payload } = req
  const wanted = asLookedUp(email)
  if (wanted !== '' && !address.safeParse(wanted).success)
    throw new PortalError('invalid_input', {}, { field: 'email' })
  const known = await mustKnow(payload, user, current)
  const account = (await accountById({ payload }, user)) ?? { id: NOBODY }
  if (wanted === (account.email ?? '')) return 'same'
  if (wanted === '') {
    await asDeedOf(req, async (within) => {
      await mustStillHold(within, user, known, 'current')
      await storeEmail(within, account, null)
    })
    return 'removed'
  }
  if (await takeLetter(systemStore({ payload }), user, wanted))
    await write(req, user, { known, language, salt: saltFor(wanted) })
  return 'sent'
}

/** @returns whether one may go to the address: more than that nobody gets through a portal, whoever asks */
async function takeLetter(store: OpenStore, user: string, wanted: string): Promise<boolean> {
  const own = guessSubject('own-email', user)
  await takeGuess(store, own, new Date(), 'email_throttled', MOST_EMAIL_LETTERS)
  return takeQuietly(store, guessSubject('email-letters', wanted), MOST_EMAIL_LETTERS)
}

async function write(
  asked: PayloadRequest,
  user: string,
  { known, language, salt }: Readonly<{ known: string; language: Locale; salt: string }>,
): Promise<void> {
  const now = new Date()
  const until = new Date(now.getTime() + EMAIL_MINUTES * 60_000)
  try {
    await asDeedOf(asked, async (req) => {
      const { payload } = req
      await mustStillHold(req, user, known, 'current')
      const key = emailLetter.make(
        payload,
        (await accountById({ payload, req }, user)) ?? { id: NOBODY },
        salt,
      )
      await giveKey(req, user, 'email', { by: '', key, now, salt, until })
      await notify(req, { kind: 'core.email-proof', to: [user], values: { language } })
    })
  } catch (error) {
    // He asks for the same at the same moment: that letter goes out.
    if (codeOf(error) !== 'conflict') throw error
  }
}
