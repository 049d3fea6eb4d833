import type { Payload } from 'payload'
import {
  defineMessage,
  isLocale,
  LOCALES,
  type MessageValues,
  type OpenLetter,
  type PortalMessage,
} from '#kernel'
import { waitingKey } from '../keys/keyInLetter'
import { accountById } from '../signIn'
import { addressIn, emailLetter } from './emailKey'
import { isTaken } from './storeEmail'

/** Where the link of a letter to a new address leads. */
export const EMAIL_PATH = '/email'

/** What people are told of their addresses. */
export const emailMessages: readonly PortalMessage[] = [
  defineMessage({
    kind: 'core.email-proof',
    channels: ['mail'],
    isUrgent: true,
    // That of the page on which he asks.
    values: { language: { oneOf: LOCALES, texts: 'form' } },
    openLetter: letterOf,
  }),
  defineMessage({
    kind: 'core.email-changed',
    channels: ['portal', 'mail'],
    isUrgent: true,
    values: { how: { oneOf: ['own', 'staff'], texts: 'emailChanged' }, path: 'path' },
  }),
]

/** Nothing to an address that somebody has, nor for a key that opens nothing any more. */
async function letterOf(
  payload: Payload,
  user: string,
  { language }: MessageValues,
): Promise<OpenLetter | undefined> {
  const account = await accountById({ payload }, user)
  if (!account || account.disabled === true || !isLocale(language)) return undefined
  const waiting = await waitingKey(emailLetter, { payload }, account)
  if (!waiting) return undefined
  const address = addressIn(waiting.kept)
  if (await isTaken({ payload }, user, address)) return undefined
  return { address, locale: language, path: `/${language}${EMAIL_PATH}?key=${waiting.key}` }
}
