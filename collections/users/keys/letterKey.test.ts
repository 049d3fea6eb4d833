import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { letterKey } from './letterKey'

const parts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 })

test('is the same for the same, and another once the secret or any part is another', () => {
  fc.assert(
    fc.property(fc.string(), parts, fc.string(), parts, (secret, some, otherSecret, other) => {
      const key = letterKey({ secret }, ...some)
      expect(key).toMatch(/^[\w-]{43}$/)
      expect(letterKey({ secret }, ...some)).toBe(key)
      const isSame = secret === otherSecret && JSON.stringify(some) === JSON.stringify(other)
      expect(letterKey({ secret: otherSecret }, ...other) === key).toBe(isSame)
    }),
  )
})

test('parts are not run together', () => {
  const secret = 'a secret of a test'
  expect(letterKey({ secret }, 'a', 'bc')).not.toBe(letterKey({ secret }, 'ab', 'c'))
  expect(letterKey({ secret }, 'a')).not.toBe(letterKey({ secret }, 'a', ''))
})
