import { expect, test } from '@jest/globals'
import { written } from '../days'
import { inForceAddress, spanOf } from './rules'

test('days are written as people here write them', () => {
  expect(written('2026-09-01')).toBe('01.09.2026')
  const text = (key: string, values?: object): string => `${key} ${JSON.stringify(values)}`
  const closed = { from: '2026-09-01', until: '2027-08-31' }
  expect(spanOf(closed, text)).toBe('01.09.2026 – 31.08.2027')
  expect(spanOf({ ...closed, until: null }, text)).toBe('since {"day":"01.09.2026"}')
})

test('what is not named is left to the server', () => {
  expect(inForceAddress(undefined, '')).toBe('/api/plugins/core/rule-packs/in-force?')
  expect(inForceAddress('x', '2026-09-01')).toMatch(/\?institution=x&day=2026-09-01$/)
})
