import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codeOf } from '#kernel'
import { parseJson } from './parseJson'

const outcome = (text: string | Uint8Array): unknown => {
  try {
    return parseJson(text)
  } catch (error) {
    return codeOf(error)
  }
}
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

test.each([
  ['nothing', ''],
  ['no JSON', 'title=x'],
  ['a part of it', '{"title":'],
  ['more than one value', '{}{}'],
  ['a comment', '{/* x */}'],
  ['a trailing comma', '{"a":1,}'],
  ['NaN', '{"a":NaN}'],
  ['a number without end', '{"a":1e309}'],
  ['a negative one', '[-1e400]'],
  ['NUL in a text', '{"a":"x\\u0000y"}'],
  ['NUL in a name', '{"x\\u0000y":1}'],
  ['half a character', '{"a":"\\ud800"}'],
  ['the other half', '{"a":"\\udc00\\ud800"}'],
  ['half a character in a name', '{"\\ud83d":1}'],
  ['__proto__', '{"__proto__":{"isAdmin":true}}'],
  ['an escaped __proto__', '{"\\u005f_proto__":{}}'],
  ['constructor', '{"a":{"constructor":{"prototype":{"x":1}}}}'],
  ['prototype', '[[{"prototype":1}]]'],
  ['5,000 levels', nested(5000)],
  ['500,000 levels', nested(500_000)],
  ['5,000 levels of objects', '{"a":'.repeat(5000) + '1' + '}'.repeat(5000)],
  [
    '10,000 names',
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${String(i)}`, i])),
    ),
  ],
])('%s is refused', (_name, text) => {
  expect(outcome(text)).toBe('malformed_body')
})

test('bytes that are no UTF-8 are refused', () => {
  expect(outcome(Uint8Array.from([0x22, 0xff, 0x22]))).toBe('malformed_body')
  expect(outcome(Buffer.from('{"a":"қазақ"}', 'utf16le'))).toBe('malformed_body')
})

describe('what is harmless is read as it stands', () => {
  test.each([
    ['a document', { title: 'Қазақстан', order: 1.5, tags: [null, true, ''] }],
    ['a smiley of two halves', '😀'],
    ['-0', -0],
    ['the smallest number', 5e-324],
    ['names that only look bad', { then: 1, toString: 2, hasOwnProperty: 3, proto: 4 }],
    ['rich text', { root: { children: [{ children: [{ text: '\t\n' }] }] } }],
  ])('%s', (_name, value) => {
    expect(outcome(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
  })

  test('100 levels, 2,000 names, a mark of the byte order', () => {
    expect(outcome(nested(100))).not.toBe('malformed_body')
    expect(outcome(nested(102))).toBe('malformed_body')
    const names = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${String(i)}`, i]))
    expect(outcome(JSON.stringify(names))).toEqual(names)
    expect(outcome(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 })
  })

  test('of a name given twice the last value counts, here and for every later reader', () => {
    expect(outcome('{"a":1,"a":2}')).toEqual({ a: 2 })
  })
})

test('whatever is sent, it is read as JSON.parse does, or refused as malformed', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort()
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.json({ stringUnit: 'binary' }), fc.string()), (text) => {
      const result = outcome(text)
      if (result === 'malformed_body') return
      expect(result).toEqual(JSON.parse(text))
    }),
  )
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
})
