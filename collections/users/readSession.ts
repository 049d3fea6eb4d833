import type { Payload } from 'payload'
import {
  codeOf,
  idOf,
  inTransaction,
  pathOf,
  portalOf,
  type Membership,
  type Role,
  type SignedIn,
} from '#kernel'
import { endOf, nextNoteOf, termsOf, type SessionTimes } from './sessionTerms'
import { hashOf } from './sessionToken'

type Row = { id: string } & Record<string, unknown>

/** A signed-in person with memberships. */
export type Person = SignedIn & Readonly<{ memberships: Membership[] }>

/** What is kept of a session in memory: the person, and when the next request is to be noted (ISO 8601). */
type Kept = Person & Readonly<{ sessionOpened: number; sessionNoteAt: string }>

/**
 * The signed-in person of a token with memberships, or undefined when it is unknown, ended, or the account is off. From
 * memory where no other process writes to the database. Coming back makes a session last.
 */
export async function readSession(payload: Payload, token: string): Promise<Person | undefined> {
  const { subjects } = portalOf(payload)
  const session = hashOf(token)
  const { epoch } = subjects
  const known = subjects.get(session) as Kept | undefined
  const person = known ?? (await readPerson(payload, session))
  const now = new Date().toISOString()
  if (!person || person.sessionEnds <= now) return undefined
  const noted = person.sessionNoteAt <= now ? await noteRequest(payload, session, person) : person
  if (noted !== known) subjects.keep(epoch, session, noted)
  return noted
}

async function readPerson(payload: Payload, tokenHash: string): Promise<Kept | undefined> {
  const session = await payload.db.findOne<Row>({
    collection: 'sessions',
    where: { tokenHash: { equals: tokenHash } },
  })
  const id = idOf(session?.user)
  if (!session || id === undefined) return undefined
  const [user, memberships] = await Promise.all([
    payload.db.findOne<Row>({ collection: 'users', where: { id: { equals: id } } }),
    membershipsOf(payload, id),
  ])
  if (!user || user.disabled === true) return undefined
  const opened = Date.parse(String(session.openedAt))
  const bounds = boundsOf({ opened, seen: Date.parse(String(session.seenAt)) }, memberships)
  const stored = String(session.expiresAt)
  return {
    ...withoutSecrets(user),
    ...{ ...bounds, memberships, sessionOpened: opened },
    // Roles that were stricter when it was noted last have had their say.
    ...(stored < bounds.sessionEnds && { sessionEnds: stored }),
  }
}

type Bounds = Pick<Kept, 'sessionEnds' | 'sessionNoteAt'>

/** A session whose beginning is unknown is over. */
function boundsOf(times: SessionTimes, memberships: readonly Membership[]): Bounds {
  const terms = termsOf(memberships)
  const iso = (moment: number): string => new Date(moment || 0).toISOString()
  return { sessionEnds: iso(endOf(times, terms)), sessionNoteAt: iso(nextNoteOf(times, terms)) }
}

/** Notes that the person was here. Where the database is busy the next request will do. */
async function noteRequest(payload: Payload, tokenHash: string, person: Kept): Promise<Kept> {
  const seen = Date.now()
  const bounds = boundsOf({ opened: person.sessionOpened, seen }, person.memberships)
  const data = { seenAt: new Date(seen).toISOString(), expiresAt: bounds.sessionEnds }
  try {
    await inTransaction(payload, (req) =>
      payload.db.updateOne({
        collection: 'sessions',
        data,
        req,
        returning: false,
        where: { tokenHash: { equals: tokenHash } },
      }),
    )
  } catch (error) {
    if (codeOf(error) !== 'database_busy') throw error
    return person
  }
  return { ...person, ...bounds }
}

/** What a person is now or will be: what is over, and what waits for a second person, is left out. */
export async function membershipsOf(payload: Payload, user: string): Promise<Membership[]> {
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
