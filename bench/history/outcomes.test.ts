import { expect, test } from '@jest/globals'
import { findingsOutcome } from './outcomes'

const none = { lost: [], torn: [], doubled: [], contradicted: [] }

test('zeros are met', () => {
  expect(findingsOutcome('f', none, { 'damaged files': [] }, '3 cycles')).toEqual({
    figure: 'f',
    target: '0 lost, 0 torn, 0 doubled, 0 falsely acknowledged, 0 damaged files',
    measured: '0 lost, 0 torn, 0 doubled, 0 falsely acknowledged, 0 damaged files',
    verdict: 'met',
    note: '3 cycles',
  })
})

test('anything else is broken, with examples', () => {
  const outcome = findingsOutcome(
    'f',
    { ...none, torn: ['a', 'b', 'c', 'd'] },
    { 'damaged files': ['e'] },
    'n',
  )
  expect(outcome.verdict).toBe('broken')
  expect(outcome.measured).toContain('4 torn')
  expect(outcome.note).toBe('n; torn: a; torn: b; torn: c; damaged files: e')
})
