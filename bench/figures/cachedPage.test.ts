import { expect, test } from '@jest/globals'
import { outcomeOf, type Rounds } from './cachedPage'

const round = (perSecond: number, cores = 1, errors = 0) => ({
  perSecond,
  perCpuSecond: perSecond / cores,
  cores,
  clientCores: 0.5,
  errors,
})
const rounds = (...page: ReturnType<typeof round>[]): Rounds[] =>
  page.map((one) => ({ page: one, bare: round(1000), same: round(800) }))

test('is the median of the ratios', () => {
  const { measured, note, verdict } = outcomeOf('br', rounds(round(700), round(100), round(900)))
  expect([measured, verdict]).toEqual(['0.70', 'met'])
  expect(note).toContain('to bare with the same headers 0.88; 700 against 1000 answers/s; by speed')
  expect(outcomeOf('br', rounds(round(690))).verdict).toBe('missed')
})

test('where a server did not fill its core, its processor time counts', () => {
  const { measured, note } = outcomeOf('br', rounds(round(400, 0.5)))
  expect(measured).toBe('0.80')
  expect(note).toContain('processor time')
})

test('a bad answer is no speed', () => {
  expect(outcomeOf('br', rounds(round(900, 1, 1))).verdict).toBe('broken')
})
