import type { Payload } from 'payload'
import {
  defineMessage,
  isLocale,
  LOCALES,
  receiverOf,
  type MessageValues,
  type OpenLetter,
  type PortalMessage,
} from '#kernel'
import { waitingKey } from '../keys/keyInLetter'
import { accountById } from '../signIn'
import { recoveryLetter } from './recoveryKey'

/** Where a password is set anew. */
export const RECOVERY_PATH = '/sign-in/recover'

/** What people are told of their passwords. */
export const recoveryMessages: readonly PortalMessage[] = [
  defineMessage({
    kind: 'core.recovery',
    channels: ['mail'],
    isUrgent: true,
    // For whoever has chosen none: that of the page on which he asks.
    values: { language: { oneOf: LOCALES, texts: 'form' } },
    openLetter: letterOf,
  }),
  defineMessage({
    kind: 'core.password-changed',
    channels: ['portal', 'mail'],
    isUrgent: true,
    values: {
      how: { oneOf: ['letter', 'own', 'slip', 'staff'], texts: 'passwordChanged' },
      path: 'path',
    },
  }),
]

/** Nothing for an account that is gone, disabled or without an address, nor for a key that opens nothing any more. */
async function letterOf(
  payload: Payload,
  user: string,
  { language }: MessageValues,
): Promise<OpenLetter | undefined> {
  const receiver = await receiverOf(payload, user, isLocale(language) ? language : undefined)
  const account = await accountById({ payload }, user)
  if (!receiver || !account) return undefined
  const { address, locale } = receiver
  const waiting = await waitingKey(recoveryLetter, { payload }, account)
  return waiting && { address, locale, path: `/${locale}${RECOVERY_PATH}?key=${waiting.key}` }
}
