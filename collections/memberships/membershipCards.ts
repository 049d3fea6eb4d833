import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint, documentId, idOf, type EndpointContext } from '#kernel'
import type { CorePermission } from '../permissions'
import { confirmersOf } from './confirmersOf'
import { isStale } from './confirmProposal'
import { decisionsOn, type Decisions } from './decisionsOn'
import { institutionNames } from './institutionNames'
import { peopleOf, type Person } from './people'
import { decider, readMembership, type MembershipRow, type Proposal } from './rows'

/** One role of one person, as the screens of the admin show it. */
type Card = Readonly<{
  id: string
  person: Person
  role: string
  /** Key of the role. */
  roleKey: string
  /** The class of a pupil, or the one that a teacher leads; '' for none. */
  group: string
  institution: string
  from: string | null
  until: string | null
  /** A sentence: why the reader may not do everything here. */
  refusal?: string
  proposal?: Waiting
}> &
  Omit<Decisions, 'refusal'>

/** What waits for a second person. */
type Waiting = Readonly<{
  kind: Proposal
  by: string
  /** Is it the reader's own? */
  isOwn: boolean
  at: string | null
  from: string | null
  until: string | null
  /** Nobody confirmed it in time. */
  isStale: boolean
  /** Names of people who may confirm it. */
  confirmers: readonly string[]
}>

const one = z.strictObject({ id: documentId })

/** One membership, with what the person who asks may do about it. */
export const membershipCard = defineEndpoint<typeof one, CorePermission>({
  method: 'get',
  path: '/membership',
  permission: 'memberships.read',
  input: one,
  async handle(ctx, { id }) {
    // Whom access hides it from is told that it does not exist.
    await ctx.db.findByID({ collection: 'memberships', id, depth: 0 })
    return cardOf(ctx, id)
  },
})

const none = z.strictObject({})
const MOST = 100

/** What waits for a second person, within the reader's sight, the oldest first. */
export const proposals = defineEndpoint<typeof none, CorePermission>({
  method: 'get',
  path: '/proposals',
  permission: 'memberships.decide',
  input: none,
  async handle(ctx): Promise<{ proposals: Card[] }> {
    const { docs } = await ctx.db.find({
      collection: 'memberships',
      depth: 0,
      limit: MOST,
      sort: 'proposedAt',
      where: { proposal: { exists: true } },
    })
    return { proposals: await Promise.all(docs.map(({ id }) => cardOf(ctx, String(id)))) }
  },
})

async function cardOf({ locale, req, t }: EndpointContext, id: string): Promise<Card> {
  const read = await readMembership(req, id)
  const { row } = read
  const institution = idOf(row.institution)
  const { refusal, ...decisions } = decisionsOn(decider(req), read, new Date().toISOString())
  const people = await peopleOf(req, [row.user, ...(row.proposedBy ? [row.proposedBy] : [])])
  const names = await institutionNames(req, institution === undefined ? [] : [institution], locale)
  return {
    id,
    person: people.get(row.user) ?? { name: '', username: '' },
    role: t(`core:memberships.role.${row.role}`),
    ...keyed(row),
    institution: names.get(institution ?? '') ?? '',
    from: row.from ?? null,
    until: row.until ?? null,
    ...decisions,
    ...(refusal && { refusal: t(`kernel:error.${refusal}`) }),
    ...(row.proposal && { proposal: await waitingOf(req, { ...read, people }, row.proposal) }),
  }
}

const keyed = ({ group, role }: MembershipRow): Pick<Card, 'group' | 'roleKey'> => ({
  group: group ?? '',
  roleKey: role,
})

type Read = Awaited<ReturnType<typeof readMembership>>

async function waitingOf(
  req: PayloadRequest,
  { appointment, people, row }: Read & { people: ReadonlyMap<string, Person> },
  kind: Proposal,
): Promise<Waiting> {
  const by = row.proposedBy ?? ''
  return {
    kind,
    by: people.get(by)?.name ?? '',
    isOwn: by === decider(req).id,
    at: row.proposedAt ?? null,
    ...timesOf(row, kind),
    isStale: isStale(row),
    confirmers: await confirmersOf(req, appointment, by),
  }
}

/** The times that a role would have: those proposed for a change, its own for an appointment. */
function timesOf(row: MembershipRow, kind: Proposal): Pick<Waiting, 'from' | 'until'> {
  if (kind === 'change') return { from: row.proposedFrom ?? null, until: row.proposedUntil ?? null }
  return { from: row.from ?? null, until: row.until ?? null }
}
