import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GRANTABLE_ROLES, type PersonRole, type Subject, type TreePath } from '#kernel'
import { overlaps, refusalOf, type Appointment } from './decide'

/** Two regions; in the first a district with a school, and a school of the region's own. */
const PATHS: Readonly<Record<string, TreePath>> = {
  ministry: ['m'],
  region: ['m', 'n'],
  district: ['m', 'n', 'd'],
  school: ['m', 'n', 'd', 's'],
  otherRegion: ['m', 'o'],
  otherSchool: ['m', 'o', 'x'],
}
const KIND: Readonly<Record<string, string>> = {
  ministry: 'ministry',
  region: 'region',
  district: 'district',
  school: 'school',
  otherRegion: 'region',
  otherSchool: 'school',
}
const PLACES = Object.keys(PATHS)
const pathOf = (place: string): TreePath => PATHS[place] ?? []

const holder = (role: PersonRole, place?: string): Subject => ({
  id: 'me',
  memberships: [{ role, path: place === undefined ? [] : pathOf(place) }],
})
const appointment = (role: PersonRole, place?: string, more: Partial<Appointment> = {}) => ({
  user: 'other',
  role,
  path: place === undefined ? [] : pathOf(place),
  kind: place === undefined ? undefined : KIND[place],
  isClosed: false,
  ...more,
})

/** Who appoints whom: written out, so that the code's own table cannot agree with itself. */
const MAY: readonly [PersonRole, string, readonly PersonRole[]][] = [
  ['ministry', 'ministry', ['region', 'district', 'head', 'auditor', 'editor', 'analyst']],
  ['region', 'region', ['district', 'head', 'editor', 'methodologist', 'clerk', 'moderator']],
  ['district', 'district', ['head', 'editor', 'analyst']],
  ['head', 'school', ['deputy', 'teacher', 'parent', 'pupil', 'editor', 'clerk']],
  ['deputy', 'school', ['teacher', 'parent', 'pupil']],
]
const NEVER: readonly [PersonRole, string, readonly PersonRole[]][] = [
  ['ministry', 'ministry', ['root', 'ministry', 'teacher', 'pupil', 'parent', 'deputy']],
  ['region', 'region', ['root', 'ministry', 'region', 'auditor', 'teacher', 'pupil']],
  ['district', 'district', ['root', 'ministry', 'region', 'district', 'auditor', 'pupil']],
  ['head', 'school', ['root', 'ministry', 'region', 'district', 'head', 'auditor']],
  ['deputy', 'school', ['head', 'deputy', 'editor', 'clerk', 'district']],
]
/** Where each role may be held at all. */
const HOME: Readonly<Partial<Record<PersonRole, readonly string[]>>> = {
  root: [],
  ministry: ['ministry'],
  region: ['region', 'otherRegion'],
  district: ['district'],
  ...Object.fromEntries(
    ['head', 'deputy', 'teacher', 'parent', 'pupil'].map((role) => [
      role,
      ['school', 'otherSchool'],
    ]),
  ),
}

describe('who appoints whom', () => {
  test.each(MAY)('%s at the %s may', (role, home, roles) => {
    for (const one of roles)
      for (const place of PLACES) {
        const isBelow = pathOf(place).includes(pathOf(home).at(-1) ?? '')
        const isHome = (HOME[one] ?? PLACES).includes(place)
        const expected = !isBelow ? 'not_found' : isHome ? undefined : 'role_unsuitable'
        const cell = [role, one, place]
        expect([...cell, refusalOf(holder(role, home), appointment(one, place), 'grant')]).toEqual([
          ...cell,
          expected,
        ])
      }
  })

  test.each(NEVER)('%s at the %s may not', (role, home, roles) => {
    for (const one of roles)
      for (const place of PLACES)
        for (const what of ['grant', 'change', 'end'] as const) {
          const refusal = refusalOf(holder(role, home), appointment(one, place), what)
          expect(['not_found', 'role_too_high']).toContain(refusal)
        }
  })

  test.each(
    GRANTABLE_ROLES.filter(
      (role) => !['root', 'ministry', 'region', 'district', 'head', 'deputy'].includes(role),
    ),
  )('%s appoints nobody', (role) => {
    for (const one of GRANTABLE_ROLES)
      for (const place of PLACES)
        expect(refusalOf(holder(role, 'school'), appointment(one, place), 'grant')).toBe(
          'not_found',
        )
  })

  test('root appoints everybody, everywhere a role can be held, another root too', () => {
    expect(refusalOf(holder('root'), appointment('root'), 'grant')).toBeUndefined()
    for (const one of GRANTABLE_ROLES)
      for (const place of HOME[one] ?? PLACES)
        expect(refusalOf(holder('root'), appointment(one, place), 'grant')).toBeUndefined()
  })
})

test('nobody appoints, changes or ends himself', () => {
  for (const role of GRANTABLE_ROLES)
    for (const one of GRANTABLE_ROLES)
      for (const place of PLACES)
        for (const what of ['grant', 'change', 'end'] as const)
          expect(
            refusalOf(holder(role, place), appointment(one, place, { user: 'me' }), what),
          ).toBeDefined()
})

test('a closed institution takes nobody in and lets people go', () => {
  const closed = appointment('editor', 'school', { isClosed: true })
  expect(refusalOf(holder('head', 'school'), closed, 'grant')).toBe('institution_closed')
  expect(refusalOf(holder('head', 'school'), closed, 'change')).toBe('institution_closed')
  expect(refusalOf(holder('head', 'school'), closed, 'end')).toBeUndefined()
})

test('a person without roles, or with one elsewhere, learns nothing', () => {
  expect(refusalOf({ id: 'me', memberships: [] }, appointment('editor', 'school'), 'grant')).toBe(
    'not_found',
  )
  expect(refusalOf(holder('region', 'otherRegion'), appointment('head', 'school'), 'end')).toBe(
    'not_found',
  )
  expect(refusalOf(holder('ministry', 'ministry'), appointment('root'), 'grant')).toBe('forbidden')
})

test('two spans overlap exactly when some moment is in both', () => {
  const moment = fc
    .integer({ min: 0, max: 8 })
    .map((n) => `2026-09-0${String(n + 1)}T00:00:00.000Z`)
  const span = fc
    .record({ from: fc.option(moment), until: fc.option(moment) })
    .filter(({ from, until }) => !from || !until || from < until)
  const isIn = ({ from, until }: { from: string | null; until: string | null }, at: string) =>
    (!from || from <= at) && (!until || until > at)
  const moments = Array.from({ length: 10 }, (_, n) => `2026-09-0${String(n)}T12:00:00.000Z`)
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(overlaps(a, b)).toBe(moments.some((at) => isIn(a, at) && isIn(b, at)))
      expect(overlaps(a, b)).toBe(overlaps(b, a))
    }),
  )
})
