import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MailFault } from './mailFault'
import { freshRow, type OutboxRow } from './outboxRow'
import { afterFault, anew } from './settle'

const NOW = new Date('2026-09-01T09:00:00.000Z')
const rowAt = (attempts: number): OutboxRow => ({
  ...freshRow({ kind: 'a.b', to: 'x', values: {} }, NOW),
  ...{ attempts, digest: null, doneAt: null, id: 'r', lastError: null, rev: 1 },
})
const pauseOf = (changed: Partial<OutboxRow>): number =>
  Date.parse(changed.dueAt ?? '') - NOW.getTime()

test('pauses grow, from half a minute to six hours', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((attempts) =>
    pauseOf(afterFault(rowAt(attempts), new MailFault('later', 'smtp_451'), NOW)),
  )
  expect(pauses.map((ms) => ms / 30_000)).toEqual([1, 4, 16, 64, 256, 720, 720])
})

test('no row is left without a next step', () => {
  const faults = fc.constantFrom('host', 'later', 'never').map((reach) => new MailFault(reach, 'x'))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), faults, fc.nat(10), (attempts, fault, days) => {
      const now = new Date(NOW.getTime() + days * 24 * 60 * 60_000)
      const changed = afterFault(rowAt(attempts), fault, now)
      const isAhead = (changed.dueAt ?? '') > now.toISOString()
      expect(changed.state === 'failed' || isAhead).toBe(true)
      if (days > 3) expect(changed.state).toBe('failed')
      expect(afterFault({ ...rowAt(attempts), ...anew(now) }, fault, now).state).toBe(
        fault.reach === 'never' ? 'failed' : undefined,
      )
    }),
  )
})
