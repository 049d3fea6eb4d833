import { expect, test } from '@jest/globals'
import { judgeVisits } from './judgeVisits'
import type { SlowVisit } from './slowVisit'

const visit = (paintedMs: number, shift = 0, path = '/kk/'): SlowVisit => ({
  ...{ path, paintedMs, shift },
  painted: 'h1',
  shifted: shift > 0 ? 'p.lead' : '',
})

test('the slowest visit and the most restless one decide', () => {
  const row = judgeVisits('base', [visit(900), visit(2500, 0, '/kk/schools/'), visit(800, 0.01)])
  expect(row).toMatchObject({ measured: '2.50 s; 0.010', verdict: 'met' })
  expect(row.note).toBe(
    'the slowest of 3 visits with an empty cache: h1 of /kk/schools/; p.lead moved on /kk/',
  )
})

test.each([
  ['a late paint', visit(2501)],
  ['one that was never reported', visit(Number.NaN)],
  ['what moves', visit(100, 0.011)],
])('%s is missed', (_name, bad) => {
  expect(judgeVisits('base', [visit(900), bad]).verdict).toBe('missed')
})

test('nothing is no measurement', () => {
  expect(() => judgeVisits('base', [])).toThrow(TypeError)
})
