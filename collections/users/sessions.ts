import type { Payload, PayloadRequest } from 'payload'
import {
  createTurns,
  forgetSubject,
  idOf,
  inTransactionAgain,
  PortalError,
  type Membership,
} from '#kernel'
import { factorSince } from './factor/keptFactor'
import { needOf, type Need, type Shown } from './factor/needs'
import { forgetEnded } from './forgetEnded'
import { mustStillHold } from './passwords/storedPassword'
import { membershipsOf, readSession } from './readSession'
import { endOf, STEP_MS, termsOf } from './sessionTerms'
import { hashOf, newToken } from './sessionToken'

type Row = { id: string } & Record<string, unknown>

/** So many devices at once; one more ends the one that was not seen for longest. */
const MOST = 10

/** Those of one person are opened one after the other here: each writes the row of his password. */
const inTurn = createTurns()

/** Cookies live so long at most; whether the session does is the server's to say. */
const COOKIE_MS = 400 * 24 * 60 * 60_000

/** What somebody has shown who signs in. */
export type Proof = Readonly<{
  /** When he has shown his second factor, by this browser; ISO 8601. */
  provenAt?: string | undefined
  /** Was his password shorter than that of a person who appoints others must be? */
  isShort?: boolean | undefined
  /** The hash of his password as it was compared, or as it was set just now; absent: he has come in by something else. */
  passwordHash?: string | undefined
}>

/** A session as it was opened or went on. */
export type Opened = Readonly<{
  /** For the cookie: 256 random bits, of which only the hash is stored. */
  token: string
  /** When the cookie may go. */
  expiresAt: Date
  /** When the session ends without another request. */
  endsAt: Date
  /** What it still needs; until then it is nobody's. */
  needs: Need | undefined
}>

/**
 * Opens a session for a user. Where it still needs something it lasts ten minutes, and ends none that does not. A password
 * that is over by now opens none: a new one has ended all sessions, and this one would begin after that.
 * @param device browser and system in a few words, for the list of one's sessions
 * @throws PortalError sign_in_failed
 */
export async function openSession(
  payload: Payload,
  user: string,
  device = '',
  { isShort = false, passwordHash, provenAt }: Proof = {},
): Promise<Opened> {
  const memberships = await membershipsOf(payload, user)
  const since = await factorSince({ payload }, user)
  const { opened, row } = await beginning(payload, {
    factorSince: since,
    isShort,
    memberships,
    provenAt,
  })
  const store = async (req: PayloadRequest): Promise<void> => {
    if (passwordHash !== undefined) await mustStillHold(req, user, passwordHash)
    await payload.db.create({ collection: 'sessions', data: { ...row, user, device }, req })
    await endOldest(req, user)
  }
  await inTurn(user, () => inTransactionAgain(payload, store))
  await forgetEnded(payload, row.seenAt)
  return opened
}

/** A session from now on, and what is stored of it. */
async function beginning(payload: Payload, shown: Shown & Readonly<{ memberships: Membership[] }>) {
  const { isShort, memberships, provenAt } = shown
  const needs = await needOf(payload, shown)
  const token = newToken()
  const now = Date.now()
  const at = new Date(now).toISOString()
  const terms = termsOf(memberships)
  const ends = endOf({ opened: now, seen: now }, terms)
  const endsAt = new Date(needs === undefined ? ends : Math.min(ends, now + STEP_MS))
  return {
    opened: {
      endsAt,
      needs,
      token,
      expiresAt: new Date(now + Math.min(terms.longestMs, COOKIE_MS)),
    },
    row: {
      ...{ tokenHash: hashOf(token), openedAt: at, seenAt: at, expiresAt: endsAt.toISOString() },
      ...{ provenAt: provenAt ?? null, isShort: isShort === true },
    },
  }
}

/**
 * Goes on with a session that has shown more, under another token: who has seen the former one has nothing.
 * @throws PortalError unauthenticated, where there is no such session any more
 */
export async function goOn(payload: Payload, token: string, proof: Proof): Promise<Opened> {
  const where = { tokenHash: { equals: hashOf(token) } }
  const session = await payload.db.findOne<Row>({ collection: 'sessions', where })
  const user = idOf(session?.user)
  if (!session || user === undefined) throw new PortalError('unauthenticated')
  const { opened, row } = await beginning(payload, {
    memberships: await membershipsOf(payload, user),
    factorSince: await factorSince({ payload }, user),
    provenAt: proof.provenAt ?? (session.provenAt as string | undefined),
    isShort: proof.isShort ?? session.isShort === true,
  })
  await inTransactionAgain(payload, async (req) => {
    const { db } = payload
    const changed = await db.updateOne({ collection: 'sessions', data: row, req, where })
    if (!(changed as unknown)) throw new PortalError('unauthenticated')
    await endOldest(req, user)
    forgetSubject(req, user)
  })
  return opened
}

/** Ends what is one too many; those that still need something push out only each other. */
async function endOldest(req: PayloadRequest, user: string): Promise<void> {
  const { db } = req.payload
  const { docs } = await db.find<Row>({
    collection: 'sessions',
    limit: 0,
    pagination: false,
    req,
    sort: '-seenAt',
    where: { user: { equals: user } },
  })
  const old = [docs.filter(isWaiting), docs.filter((row) => !isWaiting(row))].flatMap((kind) =>
    kind.slice(MOST).map(({ id }) => id),
  )
  if (old.length === 0) return
  await db.deleteMany({ collection: 'sessions', req, where: { id: { in: old } } })
  forgetSubject(req, user)
}

/** No other session is as short as one that waits for a step. */
const isWaiting = ({ expiresAt, openedAt }: Row): boolean =>
  Date.parse(String(expiresAt)) <= Date.parse(String(openedAt)) + STEP_MS

/** Ends a session; unknown tokens are no error. */
export async function closeSession(payload: Payload, token: string): Promise<void> {
  const user = (await readSession(payload, token))?.id
  await inTransactionAgain(payload, async (req) => {
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

/**
 * Notes in the transaction of `req` that a session goes on with another password, which may be long enough for people who
 * appoint others. One that was ended meanwhile sets no password.
 * @throws PortalError unauthenticated
 */
export async function noteLength(
  req: PayloadRequest,
  token: string,
  isShort: boolean,
): Promise<void> {
  const noted = await req.payload.db.updateOne({
    collection: 'sessions',
    data: { isShort },
    req,
    where: { tokenHash: { equals: hashOf(token) } },
  })
  if (!(noted as unknown)) throw new PortalError('unauthenticated')
}
