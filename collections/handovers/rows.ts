import type { PayloadRequest } from 'payload'
import { systemStore, type StoreDoor } from '#kernel'
import { handovers } from './handovers'

export const WAYS = ['release', 'request'] as const
export type Way = (typeof WAYS)[number]

/** Roles that go along with an account. */
export type MovingRole = 'pupil' | 'teacher'

/** What is stored of a hand-over; that one has expired is not. */
export type StoredState = 'accepted' | 'declined' | 'waiting' | 'withdrawn'

/** What has become of a hand-over. */
export type State = StoredState | 'expired'

/** An account goes from one school to another. Moments ISO 8601. */
export type HandoverRow = Readonly<{
  id: string
  rev: number
  user: string
  role: MovingRole
  from: string
  to: string
  way: Way
  group: string
  state: StoredState
  askedBy: string
  askedAt: string
  decidedBy?: string | null
  decidedAt?: string | null
}>

/** Nobody who has not decided by then is waited for. */
export const VALID_DAYS = 30
const VALID_MS = VALID_DAYS * 24 * 60 * 60_000

export function stateOf(
  { askedAt, state }: Pick<HandoverRow, 'askedAt' | 'state'>,
  now: string,
): State {
  const isLate = Date.parse(askedAt) + VALID_MS <= Date.parse(now)
  return state === 'waiting' && isLate ? 'expired' : state
}

/** The school that has to decide about a hand-over, and the one that asked. */
export const sidesOf = ({
  from,
  to,
  way,
}: Pick<HandoverRow, 'from' | 'to' | 'way'>): Readonly<{ asking: string; deciding: string }> =>
  way === 'release' ? { asking: from, deciding: to } : { asking: to, deciding: from }

/** The door of the system, within the transaction of a request. */
export const doorOf = (req: PayloadRequest): StoreDoor =>
  systemStore({ payload: req.payload, req })(handovers.slug)

/** The hand-overs of an account, or (with a limit) the newest ones of a school on one of its sides. */
export async function handoversOf(
  req: PayloadRequest,
  where: Readonly<{ from: string }> | Readonly<{ to: string }> | Readonly<{ user: string }>,
  limit?: number,
): Promise<readonly HandoverRow[]> {
  const newest = limit === undefined ? {} : { limit, order: '-askedAt' }
  return (await doorOf(req).find({ where, ...newest })) as unknown as readonly HandoverRow[]
}

/** The hand-over of an id; undefined where there is none. */
export async function handoverOf(
  req: PayloadRequest,
  id: string,
): Promise<HandoverRow | undefined> {
  return (await doorOf(req).get({ id })) as unknown as HandoverRow | undefined
}
