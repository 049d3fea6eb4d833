import { expect, test } from '@jest/globals'
import { mailOutcome, speedOutcome } from './mailHangs'

const delivered = { acknowledged: 3, ids: ['a', 'b', 'c'], most: 3, tookMs: 1000 }

test.each([
  [{}, 'lost 0, sent twice 0', 'met'],
  [{ ids: ['a', 'b'] }, 'lost 1, sent twice 0', 'broken'],
  [{ ids: ['a', 'b', 'c', 'c'] }, 'lost 0, sent twice 1', 'broken'],
  [{ ids: ['a', 'b', 'b'] }, 'lost 1, sent twice 1', 'broken'],
])('%j: %s', (change, measured, verdict) => {
  expect(mailOutcome(20, { ...delivered, ...change })).toMatchObject({ measured, verdict })
})

test.each([
  [40, 'met'],
  [50, 'met'],
  [51, 'missed'],
])('a p99 of %i ms after 40 is %s', (meanwhile, verdict) => {
  const times = (ms: number) => ({ times: Array.from({ length: 100 }, () => ms) })
  expect(speedOutcome(times(40), times(meanwhile))).toMatchObject({ verdict })
})
