import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codeAsMeant, newCode } from './paperCode'

const code = fc.constant(null).map(() => newCode())

test('a code is twelve signs that nobody confuses, in three groups', () => {
  fc.assert(
    fc.property(code, (made) => {
      expect(made).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
    }),
  )
  expect(new Set(Array.from({ length: 1000 }, newCode)).size).toBe(1000)
})

test('a code is understood however it is typed', () => {
  const gaps = fc.constantFrom('', ' ', '-', '–', '  ', '.')
  fc.assert(
    fc.property(code, fc.array(gaps, { minLength: 12, maxLength: 12 }), (made, between) => {
      const signs = [...made.replaceAll('-', '')]
      const typed = signs.map((sign, index) => sign + (between[index] ?? '')).join('')
      expect([codeAsMeant(typed), codeAsMeant(typed.toLowerCase())]).toEqual([made, made])
    }),
  )
})

test('letters of the Kazakh keyboard that look alike are taken for those of the code', () => {
  expect(codeAsMeant('авек-мнрс-тух2')).toBe('ABEK-MHPC-TYX2')
})

test('anything else is no code', () => {
  const others = ['', 'ABCD-EFGH', 'ABCD-EFGH-JKLM-N', 'ABCD-EFGH-JKL0', 'ABCD-EFGH-JKLI', '…']
  for (const typed of others) expect(codeAsMeant(typed)).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const meant = codeAsMeant(typed)
      expect(meant === undefined || /^[2-9A-Z-]{14}$/.test(meant)).toBe(true)
    }),
  )
})
