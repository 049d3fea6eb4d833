import type { Payload } from 'payload'
import { forgetSubject, idOf, inTransactionAgain, PortalError } from '#kernel'
import { hashOf } from './sessionToken'
import { closeSessionsOf } from './sessions'

type Row = { id: string } & Record<string, unknown>

/** A session of a person, as he is shown it; moments ISO 8601. */
export type OwnSession = Readonly<{
  id: string
  /** Browser and system; '' where neither is known. */
  device: string
  opened: string
  /** When it was noted last. */
  seen: string
  /** Is it the one by which he asks? */
  isThis: boolean
}>

/** The sessions of a person that have not ended, the one that was seen last first. */
export async function ownSessions(
  payload: Payload,
  user: string,
  token: string | undefined,
): Promise<readonly OwnSession[]> {
  const { docs } = await payload.db.find<Row>({
    collection: 'sessions',
    limit: 0,
    pagination: false,
    sort: '-seenAt',
    where: { user: { equals: user }, expiresAt: { greater_than: new Date().toISOString() } },
  })
  const own = token === undefined ? '' : hashOf(token)
  return docs.map(({ device, id, openedAt, seenAt, tokenHash }) => ({
    id,
    device: typeof device === 'string' ? device : '',
    opened: String(openedAt),
    seen: String(seenAt),
    isThis: tokenHash === own,
  }))
}

/**
 * Ends one session of a person.
 * @throws PortalError not_found, also for one of somebody else
 */
export async function endOwnSession(payload: Payload, user: string, id: string): Promise<void> {
  await inTransactionAgain(payload, async (req) => {
    const session = await payload.db.findOne<Row>({
      collection: 'sessions',
      req,
      where: { id: { equals: id } },
    })
    if (idOf(session?.user) !== user) throw new PortalError('not_found')
    await payload.db.deleteOne({ collection: 'sessions', req, where: { id: { equals: id } } })
    forgetSubject(req, user)
  })
}

/** Ends every session of a person but the one by which he asks. */
export async function endOtherSessions(
  payload: Payload,
  user: string,
  token: string,
): Promise<void> {
  await inTransactionAgain(payload, (req) => closeSessionsOf(req, user, token))
}
