import { expect, test } from '@jest/globals'
import { outcomeOf, type StoreRound } from './storeWrites'

const round = (perSecond: number, ms: number, more: Partial<StoreRound> = {}): StoreRound => {
  const times = Array.from({ length: perSecond }, () => ms)
  const answered = { acknowledged: perSecond, errors: [], stored: perSecond }
  return { times, seconds: 1, cpuMs: 300, cores: 0.9, ...answered, ...more }
}

test('both the speed and the wait have to be right', () => {
  const { measured, verdict } = outcomeOf([round(1000, 5), round(2500, 5), round(3000, 5)])
  expect([measured, verdict]).toEqual(['2500/s, p99 5 ms', 'met'])
  expect(outcomeOf([round(1900, 5)]).verdict).toBe('missed')
  expect(outcomeOf([round(2500, 51)]).verdict).toBe('missed')
})

test.each([
  ['acknowledged, and not there', { stored: 2499 }],
  ['there without having been acknowledged', { stored: 2501 }],
  ['a bad answer', { errors: ['503'] }],
])('no speed makes good for something %s', (_what, more) => {
  expect(outcomeOf([round(2500, 5, more)]).verdict).toBe('broken')
})
