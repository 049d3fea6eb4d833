import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GRANTABLE_ROLES, type Role } from '#kernel'
import { endOf, nextNoteOf, termsOf } from './sessionTerms'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const roles = (...names: Role[]) => names.map((role) => ({ role }))

describe('a session ends without requests', () => {
  test.each<[string, Role[], number]>([
    ['of a parent after two months', ['parent'], 60 * 24 * HOUR],
    ['of a pupil after two months', ['pupil'], 60 * 24 * HOUR],
    ['of somebody without a role after two months', [], 60 * 24 * HOUR],
    ['of a teacher after half an hour', ['teacher'], 30 * MINUTE],
    ['of a head after half an hour', ['head'], 30 * MINUTE],
    ['of a teacher who is a parent after half an hour', ['parent', 'teacher'], 30 * MINUTE],
    ['of a district after a quarter', ['district'], 15 * MINUTE],
    ['of a region that teaches after a quarter', ['teacher', 'region'], 15 * MINUTE],
    ['of root after a quarter', ['root'], 15 * MINUTE],
  ])('%s', (_name, names, idleMs) => {
    expect(termsOf(roles(...names)).idleMs).toBe(idleMs)
  })
})

test('of whoever works, however busy, it ends after twelve hours', () => {
  for (const role of GRANTABLE_ROLES.filter((one) => one !== 'parent' && one !== 'pupil'))
    expect(termsOf(roles(role)).longestMs).toBe(12 * HOUR)
})

test('one more role never makes a session longer', () => {
  const role = fc.constantFrom<Role>(...GRANTABLE_ROLES)
  fc.assert(
    fc.property(fc.array(role), role, (some, more) => {
      const [before, after] = [termsOf(roles(...some)), termsOf(roles(...some, more))]
      expect(after.idleMs).toBeLessThanOrEqual(before.idleMs)
      expect(after.longestMs).toBeLessThanOrEqual(before.longestMs)
    }),
  )
})

test('whoever comes back often enough stays; nobody stays beyond either bound', () => {
  const gap = fc.integer({ min: 0, max: 90 * MINUTE })
  fc.assert(
    fc.property(fc.constantFrom<Role>('teacher', 'region'), fc.array(gap), (role, gaps) => {
      const terms = termsOf(roles(role))
      let times = { opened: 0, seen: 0 }
      let now = 0
      for (const wait of gaps) {
        const before = now
        now += wait
        const isIn = now < endOf(times, terms)
        if (isIn) expect(now - before < terms.idleMs && now < terms.longestMs).toBe(true)
        if (wait < (terms.idleMs * 4) / 5 && now < terms.longestMs) expect(isIn).toBe(true)
        if (!isIn) return
        if (now >= nextNoteOf(times, terms)) times = { ...times, seen: now }
      }
    }),
  )
})
