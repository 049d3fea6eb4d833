import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskedAddress } from './maskedAddress'

test.each([
  ['aigul@mail.kz', 'a…@m….kz'],
  ['әлия@пошта.қаз', 'ә…@п….қаз'],
  ['root@localhost', 'r…@l…'],
  ['', '…@…'],
  [undefined, ''],
])('%s → %s', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked)
})

test('two letters and the ending are all that is shown', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const [name = ''] = address.split('@')
      const masked = maskedAddress(address)
      expect(masked.startsWith(`${name.slice(0, 1)}…@`)).toBe(true)
      expect(masked.length).toBeLessThanOrEqual(address.slice(address.lastIndexOf('.')).length + 5)
    }),
  )
})
