import type { PayloadRequest } from 'payload'
import { systemStore } from '#kernel'
import { guessSubject, takeGuess } from '../users/throttle/takeGuess'

/** So many invitations one address gets within an hour: nobody's mailbox is flooded through a portal. */
export const MOST_LETTERS = 5

/** Takes one of the letters to an address, in the transaction of `req`. @throws PortalError letters_throttled */
export async function takeLetter(req: PayloadRequest, email: string): Promise<void> {
  const store = systemStore({ payload: req.payload, req })
  const subject = guessSubject('invitations', email)
  await takeGuess(store, subject, new Date(), 'letters_throttled', MOST_LETTERS)
}
