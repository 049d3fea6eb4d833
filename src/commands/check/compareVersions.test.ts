import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareVersions, isExactVersion } from './compareVersions'

test.each([
  ['16.4.0', '16.4.1'],
  ['16.4.9', '16.4.10'],
  ['16.9.9', '16.10.0'],
  ['9.9.9', '10.0.0'],
  ['16.4.1-canary.3', '16.4.1'],
  ['latest', '0.0.0'],
])('%s is older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0)
  expect(compareVersions(newer, older)).toBeGreaterThan(0)
})

const version = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(30))
  .map(([major, minor, patch]) => `${major}.${minor}.${patch}`)

test('orders like its numbers', () => {
  fc.assert(
    fc.property(version, version, (left, right) => {
      const pad = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(3, '0'))
      const expected = pad(left) < pad(right) ? -1 : Number(pad(left) !== pad(right))
      expect(Math.sign(compareVersions(left, right))).toBe(expected)
    }),
  )
})

test.each(['1.2.3', '0.0.1', '1.2.3-beta.1', '1.2.3+build'])('%s is exact', (text) => {
  expect(isExactVersion(text)).toBe(true)
})

test.each(['^1.2.3', '~1.2.3', '1.x', '1.2', '>=1.2.3', 'latest', '*', '', 'file:../x'])(
  '%s is not exact',
  (text) => {
    expect(isExactVersion(text)).toBe(false)
  },
)
