import { ROLE_NAMES, type RoleName } from './oracle'
import type { Place } from './tree'

/** One role, as it is stored. */
export type Held = Readonly<{
  role: RoleName
  place: Place | ''
  from?: string
  until?: string
  proposal?: 'grant'
}>

/** Somebody who asks. */
export type SubjectPlan = Readonly<{
  name: string
  hasAccount: boolean
  held: readonly Held[]
  /** Roles that hold now: what the law sees. */
  holds: readonly Pick<Held, 'role' | 'place'>[]
  isSignedIn: boolean
  isDisabled?: boolean
  /** His account is removed after he has signed in. */
  isRemoved?: boolean
  /** Holds a role where nobody would be given it: asked when there is time. */
  isOdd?: boolean
  /** Place of the role he works as. */
  worksAs?: Place
  /** That role is somebody else's. */
  isForged?: boolean
}>

/** Where each role is held by nature; every role is held at a school and at a district besides. */
const HOME: Readonly<Partial<Record<RoleName, Place | ''>>> = {
  root: '',
  ministry: 'M',
  region: 'N',
  district: 'D',
}

const PAST = '2020-01-01T00:00:00.000Z'
const FUTURE = '2090-01-01T00:00:00.000Z'

const plain = (role: RoleName, place: Place | ''): SubjectPlan => ({
  ...{ name: `${role} at ${place || 'no place'}`, hasAccount: true, isSignedIn: true },
  ...{ held: [{ role, place }], holds: [{ role, place }] },
})

const special = (
  name: string,
  held: readonly Held[],
  more: Partial<SubjectPlan> = {},
): SubjectPlan => ({
  ...{ name, hasAccount: true, isSignedIn: true, held, holds: [] },
  ...more,
})

const HEAD = { role: 'head', place: 'A' } as const
const TWO = [
  { role: 'editor', place: 'A' },
  { role: 'editor', place: 'X' },
] as const

const VISITING = [
  { role: 'teacher', place: 'X' },
  { role: 'teacher', place: 'A' },
] as const

const ELSEWHERE = [
  { role: 'region', place: 'N' },
  { role: 'head', place: 'X' },
] as const

/** Everybody who asks: each role at each of its places, and those whose roles do not hold, or hold in part. */
export const subjectPlans: readonly SubjectPlan[] = [
  special('a stranger', [], { hasAccount: false, isSignedIn: false }),
  special('somebody without a role', []),
  ...ROLE_NAMES.flatMap((role) => {
    const home = HOME[role]
    const places = home === '' ? [] : (['A', 'D'] as const).filter((place) => place !== home)
    const usual = home ?? 'A'
    return [...(home === undefined ? [] : [home]), ...places].map((place) => ({
      ...plain(role, place),
      isOdd: place !== usual,
    }))
  }),
  special('a head whose time is over', [{ ...HEAD, until: PAST }]),
  special('a head whose time has not begun', [{ ...HEAD, from: FUTURE }]),
  special('a head whose role was ended just now', [
    { ...HEAD, from: PAST, until: new Date().toISOString() },
  ]),
  special('a head whose account is off', [HEAD], { isDisabled: true, isSignedIn: false }),
  special('a head whose account was removed', [HEAD], { isRemoved: true, isSignedIn: false }),
  special('a minister nobody has confirmed', [{ role: 'ministry', place: 'M', proposal: 'grant' }]),
  special('an editor of two schools', TWO, { holds: TWO }),
  special('an editor of two schools who works for one', TWO, { holds: [TWO[1]], worksAs: 'X' }),
  special("a teacher who names somebody else's role", [{ role: 'teacher', place: 'A' }], {
    ...{ holds: [{ role: 'teacher', place: 'A' }], worksAs: 'M', isForged: true },
  }),
  /** His account is kept at the other school: who reads here that he teaches does not read his account. */
  plain('head', 'X'),
  /** High in one region and something else in the other: what he is here gives nothing there. */
  special('a region who is a head elsewhere', ELSEWHERE, { holds: ELSEWHERE }),
  special('a teacher from another school', VISITING, { holds: VISITING }),
  special(
    'a teacher whose child is at another school',
    [
      { role: 'teacher', place: 'A' },
      { role: 'parent', place: 'X' },
    ],
    {
      holds: [
        { role: 'teacher', place: 'A' },
        { role: 'parent', place: 'X' },
      ],
    },
  ),
]
