import type { Membership, Role } from '#kernel'

/** How long a session lasts without a request, and at most; ms. */
export type SessionTerms = Readonly<{ idleMs: number; longestMs: number }>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long a session that still needs something waits for it; ms. No session of another kind is as short. */
export const STEP_MS = 10 * MINUTE

/** Who decides over many institutions. */
const PRIVILEGED: SessionTerms = { idleMs: 15 * MINUTE, longestMs: 12 * HOUR }
/** Who works for an institution, and may see other people's children there. */
const STAFF: SessionTerms = { idleMs: 30 * MINUTE, longestMs: 12 * HOUR }
/** Who sees what is his own: as long as he comes back within two months. */
const OWN: SessionTerms = { idleMs: 60 * DAY, longestMs: Infinity }

const TERMS: Readonly<Partial<Record<Role, SessionTerms>>> = {
  root: PRIVILEGED,
  ministry: PRIVILEGED,
  region: PRIVILEGED,
  district: PRIVILEGED,
  parent: OWN,
  pupil: OWN,
}

/** The strictest of what a person's roles ask for, also of those that begin later. */
export function termsOf(memberships: readonly Pick<Membership, 'role'>[]): SessionTerms {
  return memberships
    .map(({ role }) => TERMS[role] ?? STAFF)
    .reduce((strict, one) => (one.idleMs < strict.idleMs ? one : strict), OWN)
}

/** Moments of a session, epoch ms. */
export type SessionTimes = Readonly<{ opened: number; seen: number }>

/** When a session ends unless somebody comes back, epoch ms. */
export const endOf = (
  { opened, seen }: SessionTimes,
  { idleMs, longestMs }: SessionTerms,
): number => Math.min(opened + longestMs, seen + idleMs)

/**
 * When a request is to be noted again, epoch ms: not each of them is written. So a session without requests ends up to
 * a fifth of its idle time early, never late.
 */
export const nextNoteOf = ({ seen }: SessionTimes, { idleMs }: SessionTerms): number =>
  seen + idleMs / 5
