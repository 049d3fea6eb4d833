import { expect, test } from '@jest/globals'
import { outcomesOf } from './guesses'

const many = (status: number, count: number): number[] => Array<number>(count).fill(status)

test.each([
  ['twenty guesses, and refusals', [...many(401, 20), ...many(429, 80)], [200], ['met', 'met']],
  ['one more', [...many(401, 21), ...many(429, 79)], [200], ['broken', 'met']],
  ['an owner who is refused', many(429, 9), [200, 429], ['met', 'broken']],
  ['a portal that has fallen', [...many(429, 9), 503], [503], ['broken', 'broken']],
  ['a guess that was right', [...many(429, 9), 200], [200], ['broken', 'met']],
])('%s', (_what, strangers, owner, verdicts) => {
  expect(outcomesOf({ owner, strangers }, 100).map(({ verdict }) => verdict)).toEqual(verdicts)
})

test('the rows say how many', () => {
  const [guessed, kept] = outcomesOf({ owner: [200, 503], strangers: [401, 429] }, 1)
  expect([guessed?.measured, kept?.measured, kept?.note]).toEqual(['1', '1', 'of 2 sign-ins'])
})
