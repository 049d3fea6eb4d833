import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { etagOf, matchesEtag } from './etag'

describe('etagOf', () => {
  test('is a short strong tag of the bytes', () => {
    const tag = etagOf(Buffer.from('сәлем'))
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    expect(etagOf(Buffer.from('сәлем'))).toBe(tag)
    expect(etagOf(Buffer.from('сәлем!'))).not.toBe(tag)
  })
})

describe('matchesEtag', () => {
  test.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b","a"', true],
    ['"b" ,\t W/"a" ', true],
    [', "a"', true],
    ['*', true],
    [' * ', true],
    ['', false],
    ['a', false],
    ['"b"', false],
    ['"A"', false],
    ['"aa"', false],
    ['"b, "a"', false],
    ['w/"a"', false],
    ['"b""a"', false],
    ['"b"; "a"', false],
    ['"a', false],
    ['*, "b"', false],
  ])('%s against "a": %s', (header, isMatch) => {
    expect(matchesEtag(header, '"a"')).toBe(isMatch)
  })

  const opaque = fc.string({
    unit: fc.constantFrom('a', 'b', ',', ' ', 'W', '/', '-'),
    maxLength: 4,
  })

  test('finds exactly the tags of a list', () => {
    const list = fc.array(fc.record({ opaque, isWeak: fc.boolean() }), { maxLength: 6 })
    const separator = fc.constantFrom(',', ', ', ' ,\t', ',,')
    fc.assert(
      fc.property(list, separator, opaque, (tags, between, wanted) => {
        const header = tags.map((tag) => `${tag.isWeak ? 'W/' : ''}"${tag.opaque}"`).join(between)
        const isListed = tags.some((tag) => tag.opaque === wanted)
        expect(matchesEtag(header, `"${wanted}"`)).toBe(isListed)
      }),
    )
  })

  test('ends on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof matchesEtag(text, '"a"') === 'boolean'))
  })
})
