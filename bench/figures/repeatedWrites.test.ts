import { expect, test } from '@jest/globals'
import { repeatedOutcome } from './repeatedWrites'

const all = {
  ...{
    againMs: 1000,
    counts: [1, 1, 1],
    copies: 9,
    mails: ['a', 'b'],
    refused: [],
    told: 2,
    unanswered: 0,
  },
}

test.each([
  [{}, '0 doubled, 0 lost; mail: 0 twice, 0 lost', 'met'],
  [{ counts: [1, 2, 1] }, '1 doubled, 0 lost; mail: 0 twice, 0 lost', 'broken'],
  [{ counts: [1, 0, 1] }, '0 doubled, 1 lost; mail: 0 twice, 0 lost', 'broken'],
  [{ mails: ['a', 'b', 'b', 'b', 'b'] }, '0 doubled, 0 lost; mail: 0 twice, 0 lost', 'met'],
  [{ mails: ['a', 'b', 'b', 'b', 'b', 'b'] }, '0 doubled, 0 lost; mail: 0 twice, 0 lost', 'broken'],
  [{ mails: ['a', 'c', 'b'] }, '0 doubled, 0 lost; mail: 1 twice, 0 lost', 'broken'],
  [{ mails: ['a'] }, '0 doubled, 0 lost; mail: 0 twice, 1 lost', 'broken'],
  [{ refused: ['500'] }, '0 doubled, 0 lost; mail: 0 twice, 0 lost', 'broken'],
  [{ unanswered: 1 }, '0 doubled, 0 lost; mail: 0 twice, 0 lost', 'broken'],
])('%j: %s', (change, measured, verdict) => {
  expect(repeatedOutcome('', { ...all, ...change })).toMatchObject({ measured, verdict })
})
