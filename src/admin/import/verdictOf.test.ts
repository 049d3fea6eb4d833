import { expect, test } from '@jest/globals'
import type { Report } from './report'
import { verdictOf, type Verdict } from './verdictOf'

const report = (isDry: boolean, changes: number, faultCount: number) =>
  ({ isDry, created: changes, updated: 0, faultCount }) as Report

test.each<[boolean, number, number, Verdict]>([
  [true, 5, 0, { title: 'checked', sentence: 'ready', apply: 'all' }],
  [true, 0, 0, { title: 'checked', sentence: 'nothing' }],
  [true, 5, 2, { title: 'checked', sentence: 'faulty', apply: 'partial' }],
  [true, 0, 2, { title: 'checked', sentence: 'allFaulty' }],
  [false, 5, 0, { title: 'done' }],
  [false, 0, 0, { title: 'done' }],
  [false, 5, 2, { title: 'done' }],
  [false, 0, 2, { title: 'refused' }],
])('checked only: %s, %i changes, %i faults', (isDry, changes, faults, verdict) => {
  expect(verdictOf(report(isDry, changes, faults))).toEqual(verdict)
})

test('an update is a change like a new one', () => {
  const updated = { ...report(true, 0, 0), updated: 1 }
  expect(verdictOf(updated)).toMatchObject({ apply: 'all' })
})
