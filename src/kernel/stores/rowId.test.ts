import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newRowId, rowId } from './rowId'

const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => !/\p{Surrogate}/u.test(text))
const key = fc.array(word, { minLength: 1, maxLength: 4 })

describe('rowId', () => {
  test('no two keys share an id, and each can be read back', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(rowId(a) === rowId(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
        expect(rowId(a).split('/').map(decodeURIComponent)).toEqual(a)
      }),
    )
  })

  test.each([
    [['a/b', 'c'], 'a%2Fb/c'],
    [['a', 'b/c'], 'a/b%2Fc'],
    [['page', 7, true], 'page/7/true'],
    [['ә'], '%D3%99'],
  ])('%j is %s', (parts, id) => {
    expect(rowId(parts)).toBe(id)
  })

  test.each([[['']], [['a', '']], [['\ud800']], [['x'.repeat(1001)]], [['ә'.repeat(167)]]])(
    '%j is no key',
    (parts) => {
      expect(() => rowId(parts)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
    },
  )
})

describe('newRowId', () => {
  test('is a UUIDv7, each another one, later ones after earlier ones', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 47), fc.nat(1000), (at, wait) => {
        const [a, b] = [newRowId(at), newRowId(at + wait + 1)]
        expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(a < b).toBe(true)
        expect(Number.parseInt(a.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
      }),
    )
    expect(new Set(Array.from({ length: 1000 }, () => newRowId(1))).size).toBe(1000)
  })
})
