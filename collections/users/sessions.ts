import { createHash, randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import {
  forgetSubject,
  idOf,
  inTransaction,
  pathOf,
  portalOf,
  type Membership,
  type Role,
  type SignedIn,
} from '#kernel'

/** Twelve hours: a working day (research: domain §6.1). */
const SESSION_MS = 12 * 60 * 60_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

type Row = { id: string } & Record<string, unknown>

/**
 * Opens a session for a user.
 * @returns the token for the cookie (256 random bits); only its hash is stored
 */
export async function openSession(
  payload: Payload,
  user: string,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + SESSION_MS)
  await inTransaction(payload, async (req) => {
    await payload.db.deleteMany({
      collection: 'sessions',
      req,
      where: { expiresAt: { less_than: new Date().toISOString() } },
    })
    await payload.db.create({
      collection: 'sessions',
      data: { tokenHash: hashOf(token), user, expiresAt: expiresAt.toISOString() },
      req,
    })
  })
  return { token, expiresAt }
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

/**
 * The signed-in person of a token with memberships, or undefined when it is unknown, ended, or the account is off. From
 * memory where no other process writes to the database.
 */
export async function readSession(
  payload: Payload,
  token: string,
): Promise<(SignedIn & { memberships: Membership[] }) | undefined> {
  const { subjects } = portalOf(payload)
  const session = hashOf(token)
  const { epoch } = subjects
  const known = subjects.get(session)
  const person = known ?? (await readPerson(payload, session))
  if (!person || person.sessionEnds <= new Date().toISOString()) return undefined
  if (!known) subjects.keep(epoch, session, person)
  return person as SignedIn & { memberships: Membership[] }
}

async function readPerson(payload: Payload, tokenHash: string): Promise<SignedIn | undefined> {
  const session = await payload.db.findOne<Row>({
    collection: 'sessions',
    where: { tokenHash: { equals: tokenHash } },
  })
  const id = idOf(session?.user)
  if (id === undefined) return undefined
  const [user, memberships] = await Promise.all([
    payload.db.findOne<Row>({ collection: 'users', where: { id: { equals: id } } }),
    membershipsOf(payload, id),
  ])
  if (!user || user.disabled === true) return undefined
  return { ...withoutSecrets(user), memberships, sessionEnds: String(session?.expiresAt) }
}

/** What a person is now or will be: what is over, and what waits for a second person, is left out. */
async function membershipsOf(payload: Payload, user: string): Promise<Membership[]> {
  const { docs } = await payload.db.find<Row>({
    collection: 'memberships',
    limit: 0,
    pagination: false,
    where: { user: { equals: user } },
  })
  const now = new Date().toISOString()
  return docs
    .filter(
      ({ proposal, until }) => proposal !== 'grant' && (typeof until !== 'string' || until > now),
    )
    .map(({ from, id, role, until, ...row }) => ({
      id,
      role: role as Role,
      path: pathOf(row),
      ...(typeof from === 'string' && { from }),
      ...(typeof until === 'string' && { until }),
    }))
}

function withoutSecrets(user: Row): Row {
  const {
    hash: _hash,
    salt: _salt,
    resetPasswordToken: _token,
    resetPasswordExpiration: _expires,
    resetPasswordRequestedAt: _requested,
    ...rest
  } = user
  return rest
}
