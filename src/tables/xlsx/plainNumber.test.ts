import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { plainNumber } from './plainNumber'

test.each([
  // As stored: a BIN, with and without the zero that its being a number cost it.
  ['10140000012', '10140000012'],
  ['010140000012', '010140000012'],
  ['-5', '-5'],
  ['12345678901234567890', '12345678901234567890'],
  // Written out in full.
  ['1E+12', '1000000000000'],
  ['1.0140000012E+10', '10140000012'],
  ['1.0140000012e10', '10140000012'],
  ['-2.5E+3', '-2500'],
  ['1.5E-3', '0.0015'],
  ['1E+20', '100000000000000000000'],
  ['12.0', '12'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['+5.5', '5.5'],
  ['-0.0', '0'],
  // The double that Excel stored, as the decimal that was typed.
  ['0.10000000000000001', '0.1'],
  ['4.5999999999999996', '4.6'],
  // Not without losing digits, or not shorter: as stored.
  ['0.33333333333333331', '0.33333333333333331'],
  ['1.2345678901234567E+19', '1.2345678901234567E+19'],
  ['9007199254740990.9', '9007199254740990.9'],
  ['0.12345678901234567890123', '0.12345678901234567890123'],
  ['1E+21', '1E+21'],
  ['1E-7', '1E-7'],
  ['1E+999', '1E+999'],
  // No numbers.
  ['', ''],
  ['.', '.'],
  ['1,5', '1,5'],
  ['0x10', '0x10'],
  ['Infinity', 'Infinity'],
  ['NaN', 'NaN'],
  ['#N/A', '#N/A'],
  ['1e', '1e'],
  [' 5 ', ' 5 '],
])('%j is %j', (stored, plain) => {
  expect(plainNumber(stored)).toBe(plain)
})

test('a number of at most 15 digits is told digit for digit, however it is stored', () => {
  const digits = fc.bigInt({ min: 1n, max: 999_999_999_999_999n })
  fc.assert(
    fc.property(digits, fc.nat(5), fc.boolean(), (whole, zeros, isNegative) => {
      const full = `${isNegative ? '-' : ''}${String(whole)}${'0'.repeat(zeros)}`
      const [sign, first = '', rest = ''] = /^(-?)(\d)(\d*)$/.exec(full)?.slice(1) ?? []
      const scientific = `${sign ?? ''}${first}.${rest}E+${String(rest.length)}`
      expect(plainNumber(scientific)).toBe(full)
      expect(plainNumber(full)).toBe(full)
    }),
  )
})

test('the value is never another', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const stored of [String(value), value.toExponential(), value.toPrecision(17)]) {
        expect(Number(plainNumber(stored)) + 0).toBe(Number(stored) + 0)
        expect(plainNumber(plainNumber(stored))).toBe(plainNumber(stored))
      }
    }),
  )
})
