import { expect, test } from '@jest/globals'
import { writtenMoment } from './deadMail'

test.each([
  ['2026-09-01T09:05:00.000Z', '01.09.2026 14:05'],
  ['2026-12-31T19:00:00.000Z', '01.01.2027 00:00'],
])('%s is written %s', (at, written) => {
  expect(writtenMoment(at)).toBe(written)
})
