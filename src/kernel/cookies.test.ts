import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readCookie } from './cookies'

test.each([
  ['view=2d', '2d'],
  ['lang=kk; view=2d', '2d'],
  ['view=2d; view=3', '2d'],
  [' view = 2d ;x', '2d'],
  ['view=', ''],
  ['view=a=b', 'a=b'],
  ['view', undefined],
  ['=view', undefined],
  ['review=1', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('of %j it is %j', (header, value) => {
  expect(readCookie(header, 'view')).toBe(value)
})

test('what was written is read, whatever stands around it', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,9}$/)
  fc.assert(
    fc.property(word, fc.array(word), fc.array(word), (value, before, after) => {
      const others = (names: string[]): string[] => names.map((name) => `x${name}=1`)
      const header = [...others(before), `view=${value}`, ...others(after)].join('; ')
      expect(readCookie(header, 'view')).toBe(value)
    }),
  )
})
