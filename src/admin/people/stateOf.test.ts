import { expect, test } from '@jest/globals'
import { stateOf, type RoleState, type RoleTimes } from './stateOf'

const now = '2026-09-01T00:00:00.000Z'
const before = '2026-08-31T23:59:59.999Z'
const after = '2026-09-01T00:00:00.001Z'

test.each<[RoleTimes, RoleState]>([
  [{}, 'holds'],
  [{ from: null, until: null, proposal: null }, 'holds'],
  [{ from: before, until: after }, 'holds'],
  [{ from: now }, 'holds'],
  [{ from: after }, 'begins'],
  [{ until: before }, 'ended'],
  [{ until: now }, 'ended'],
  [{ until: now, proposal: 'end' }, 'ended'],
  [{ proposal: 'grant' }, 'waits'],
  [{ from: after, proposal: 'change' }, 'waits'],
])('%j is %s', (times, state) => {
  expect(stateOf(times, now)).toBe(state)
})
