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
import { factorSince } from './factor/keptFactor'
import { needOf, type Need } from './factor/needs'
import { endOf, nextNoteOf, STEP_MS, termsOf, type SessionTimes } from './sessionTerms'
import { hashOf } from './sessionToken'

type Row = { id: string } & Record<string, unknown>

/** What is known of a session besides its person; moments ISO 8601, but `opened`: epoch ms. */
type SessionFacts = Readonly<{
  id: string
  opened: number
  /** When the next request is to be noted. */
  noteAt: string
  /** See `Shown` in `factor/needs`. */
  factorSince: string | undefined
  provenAt: string | undefined
  isShort: boolean
}>

/** A person with memberships, by a session. One that needs something is nobody yet: see `sessionUser`. */
export type Person = SignedIn &
  Readonly<{ memberships: Membership[]; session: SessionFacts; needs?: Need }>

/**
 * The person of a token with memberships, and what the session still needs; undefined when it is unknown, ended, or the
 * account is off. From memory where no other process writes to the database. Coming back makes a session last, unless it
 * needs something: then it ends ten minutes after it began.
 */
export async function readSession(payload: Payload, token: string): Promise<Person | undefined> {
  const { subjects } = portalOf(payload)
  const session = hashOf(token)
  const { epoch } = subjects
  const known = subjects.get(session) as Person | undefined
  const person = known ?? (await readPerson(payload, session))
  const now = new Date().toISOString()
  if (!person || person.sessionEnds <= now) return undefined
  const { memberships } = person
  const needs = await needOf(payload, { ...person.session, memberships })
  const isNoted = needs === undefined && person.session.noteAt <= now
  const noted = isNoted ? await noteRequest(payload, session, person) : person
  if (noted !== known) subjects.keep(epoch, session, noted)
  return needs === undefined ? noted : waitingOf(noted, needs, now)
}

/** Somebody whose session needs something: for ten minutes from its beginning. */
function waitingOf(person: Person, needs: Need, now: string): Person | undefined {
  const end = new Date(person.session.opened + STEP_MS).toISOString()
  const sessionEnds = end < person.sessionEnds ? end : person.sessionEnds
  return sessionEnds > now ? { ...person, needs, sessionEnds } : undefined
}

async function readPerson(payload: Payload, tokenHash: string): Promise<Person | undefined> {
  const session = await payload.db.findOne<Row>({
    collection: 'sessions',
    where: { tokenHash: { equals: tokenHash } },
  })
  const id = idOf(session?.user)
  if (!session || id === undefined) return undefined
  const [user, memberships, since] = await Promise.all([
    payload.db.findOne<Row>({ collection: 'users', where: { id: { equals: id } } }),
    membershipsOf(payload, id),
    factorSince({ payload }, id),
  ])
  if (!user || user.disabled === true) return undefined
  const opened = Date.parse(String(session.openedAt))
  const { ends, noteAt } = boundsOf(
    { opened, seen: Date.parse(String(session.seenAt)) },
    memberships,
  )
  const stored = String(session.expiresAt)
  return {
    ...withoutSecrets(user),
    memberships,
    // Roles that were stricter when it was noted last have had their say.
    sessionEnds: stored < ends ? stored : ends,
    session: {
      ...{ id: session.id, noteAt, opened, factorSince: since },
      provenAt: typeof session.provenAt === 'string' ? session.provenAt : undefined,
      isShort: session.isShort === true,
    },
  }
}

type Bounds = Readonly<{ ends: string; noteAt: string }>

/** A session whose beginning is unknown is over. */
function boundsOf(times: SessionTimes, memberships: readonly Membership[]): Bounds {
  const terms = termsOf(memberships)
  const iso = (moment: number): string => new Date(moment || 0).toISOString()
  return { ends: iso(endOf(times, terms)), noteAt: iso(nextNoteOf(times, terms)) }
}

/** Notes that the person was here. Where the database is busy the next request will do. */
async function noteRequest(payload: Payload, tokenHash: string, person: Person): Promise<Person> {
  const { memberships, session } = person
  const seen = Date.now()
  const { ends, noteAt } = boundsOf({ opened: session.opened, seen }, memberships)
  const data = { seenAt: new Date(seen).toISOString(), expiresAt: ends }
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
  return { ...person, sessionEnds: ends, session: { ...session, noteAt } }
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
