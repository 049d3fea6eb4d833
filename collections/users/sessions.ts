import type { Payload, PayloadRequest } from 'payload'
import { forgetSubject, inTransaction } from '#kernel'
import { membershipsOf, readSession } from './readSession'
import { endOf, termsOf } from './sessionTerms'
import { hashOf, newToken } from './sessionToken'

/** So many devices at once; one more ends the one that was not seen for longest. */
const MOST = 10

/** Cookies live so long at most; whether the session does is the server's to say. */
const COOKIE_MS = 400 * 24 * 60 * 60_000

/**
 * Opens a session for a user.
 * @param device browser and system in a few words, for the list of one's sessions
 * @returns the token for the cookie (256 random bits), of which only the hash is stored; when the cookie may go; and when
 * the session ends without another request
 */
export async function openSession(
  payload: Payload,
  user: string,
  device = '',
): Promise<{ token: string; expiresAt: Date; endsAt: Date }> {
  const token = newToken()
  const now = Date.now()
  const terms = termsOf(await membershipsOf(payload, user))
  const at = new Date(now).toISOString()
  const endsAt = new Date(endOf({ opened: now, seen: now }, terms))
  await inTransaction(payload, async (req) => {
    await payload.db.deleteMany({
      collection: 'sessions',
      req,
      where: { expiresAt: { less_than: at } },
    })
    await payload.db.create({
      collection: 'sessions',
      data: {
        tokenHash: hashOf(token),
        user,
        device,
        expiresAt: endsAt.toISOString(),
        openedAt: at,
        seenAt: at,
      },
      req,
    })
    await endOldest(req, user)
  })
  return { endsAt, token, expiresAt: new Date(now + Math.min(terms.longestMs, COOKIE_MS)) }
}

async function endOldest(req: PayloadRequest, user: string): Promise<void> {
  const { db } = req.payload
  const { docs } = await db.find<{ id: string }>({
    collection: 'sessions',
    limit: 0,
    pagination: false,
    req,
    sort: '-seenAt',
    where: { user: { equals: user } },
  })
  const old = docs.slice(MOST).map(({ id }) => id)
  if (old.length === 0) return
  await db.deleteMany({ collection: 'sessions', req, where: { id: { in: old } } })
  forgetSubject(req, user)
}

/** Ends a session; unknown tokens are no error. */
export async function closeSession(payload: Payload, token: string): Promise<void> {
  const user = (await readSession(payload, token))?.id
  await inTransaction(payload, async (req) => {
    await payload.db.deleteMany({
      collection: 'sessions',
      req,
      where: { tokenHash: { equals: hashOf(token) } },
    })
    if (user !== undefined) forgetSubject(req, user)
  })
}

/** Ends every session of a user, but that of the token `kept`, in the transaction of `req`. */
export async function closeSessionsOf(
  req: PayloadRequest,
  user: string,
  kept?: string,
): Promise<void> {
  const others = kept === undefined ? [] : [{ tokenHash: { not_equals: hashOf(kept) } }]
  await req.payload.db.deleteMany({
    collection: 'sessions',
    req,
    where: { and: [{ user: { equals: user } }, ...others] },
  })
  forgetSubject(req, user)
}
