import { expect, test } from '@jest/globals'
import { outcomeOf } from './savesBeside'

const saves = (...times: number[]) =>
  times.map((ms, index) => ({ sentAt: 1_000_000 + index * 100, ms }))
const common = { loopMaxMs: 12, cores: 0.5 }

test('the 99th percentile of a hundred saves allows one slow one, not two', () => {
  const quick = Array.from({ length: 98 }, () => 20)
  expect(
    outcomeOf('alone', { ...common, finished: undefined, saves: saves(...quick, 90, 900) }),
  ).toMatchObject({ measured: '90 ms', verdict: 'met' })
  expect(
    outcomeOf('alone', { ...common, finished: undefined, saves: saves(...quick, 800, 900) }),
  ).toMatchObject({ measured: '800 ms', verdict: 'missed' })
})

test('says how much of the work the saves met', () => {
  const finished = { uploadAt: 1_000_250, usersAt: 1_000_150, refusals: 3 }
  const { note } = outcomeOf('beside', { ...common, finished, saves: saves(1, 2, 3, 4, 5) })
  expect(note).toContain(
    'upload done after 0.3 s, users after 0.1 s (put off 3 times), 3 saves sent meanwhile',
  )
})
