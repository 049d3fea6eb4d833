import type { Payload, PayloadRequest } from 'payload'
import { systemStore, type Locale, type PersonRole, type StoreDoor } from '#kernel'
import { hashOfKey } from './invitationKey'
import { invitations } from './invitations'

/** An invitation as it is kept; moments ISO 8601, open where null. */
export type InvitationRow = Readonly<{
  id: string
  rev: number
  name: string
  email: string
  role: PersonRole
  group: string
  from: string | null
  until: string | null
  locale: Locale
  by: string
  at: string
  endsAt: string
  salt: string
  hash: string
  acceptedAt?: string | null
  acceptedBy?: string | null
  withdrawnAt?: string | null
  institution?: string | null
}>

export type InvitationState = 'accepted' | 'expired' | 'waiting' | 'withdrawn'

/** What has become of an invitation by a moment (ISO 8601). */
export function stateOf(
  { acceptedAt, endsAt, withdrawnAt }: Pick<InvitationRow, 'acceptedAt' | 'endsAt' | 'withdrawnAt'>,
  now: string,
): InvitationState {
  if (acceptedAt) return 'accepted'
  if (withdrawnAt) return 'withdrawn'
  return endsAt <= now ? 'expired' : 'waiting'
}

type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/** The door of the system, within the transaction of a request where there is one. */
export function doorOf(asking: Asking): StoreDoor {
  return systemStore(asking)(invitations.slug)
}

/** The invitation of a key as somebody holds it in hand; undefined where there is none. */
export async function invitationOf(
  asking: Asking,
  key: string,
): Promise<InvitationRow | undefined> {
  const [row] = await doorOf(asking).find({ where: { hash: hashOfKey(key) }, limit: 1 })
  return row as unknown as InvitationRow | undefined
}

/** The invitation of an id; undefined where there is none. */
export async function invitationById(
  asking: Asking,
  id: string,
): Promise<InvitationRow | undefined> {
  return (await doorOf(asking).get({ id })) as unknown as InvitationRow | undefined
}
