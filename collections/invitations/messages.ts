import type { Payload } from 'payload'
import { defineMessage, GRANTABLE_ROLES, type OpenLetter, type PortalMessage } from '#kernel'
import { hashOfKey, keyOf } from './invitationKey'
import { invitationById, stateOf } from './rows'

/** The letter to somebody who is invited: what the message says, and a link that lets him in. */
export const invitationMessages: readonly PortalMessage[] = [
  defineMessage({
    kind: 'core.invitation',
    channels: ['mail'],
    isUrgent: true,
    values: {
      role: { oneOf: GRANTABLE_ROLES, texts: 'memberships.role' },
      institution: 'institution',
    },
    openLetter: letterOf,
  }),
]

/** Nothing for one that has been accepted or withdrawn, or has run out, since the letter was to be sent. */
async function letterOf(payload: Payload, id: string): Promise<OpenLetter | undefined> {
  const row = await invitationById({ payload }, id)
  if (!row || stateOf(row, new Date().toISOString()) !== 'waiting') return undefined
  const key = keyOf(payload, row.salt)
  // Under another secret of the server the link would open nothing.
  if (hashOfKey(key) !== row.hash) return undefined
  return { address: row.email, locale: row.locale, path: `/${row.locale}/join?key=${key}` }
}
