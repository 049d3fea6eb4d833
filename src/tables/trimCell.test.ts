import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { trimCell } from './trimCell'

test.each([
  ['spaces', '  мектеп  '],
  ['a no-break space and a narrow one', '\u00a0мектеп\u202f'],
  ['zero-width characters', '\u200b\ufeffмектеп\u200d\u2060\u00ad'],
  ['marks of direction', '\u200eмектеп\u200f'],
  ['line breaks and tabs', '\r\n\tмектеп\v\f\n'],
])('%s at the ends are dropped', (_name, text) => {
  expect(trimCell(text)).toBe('мектеп')
})

test('what stands between words stays', () => {
  for (const text of ['№\u00a05 мектеп', 'а\u200bб', 'бірінші\nекінші'])
    expect(trimCell(text)).toBe(text)
})

test('what is left has visible ends and loses nothing else', () => {
  const letter = fc.constantFrom(' ', '\u00a0', '\u200b', '\n', 'а', 'ә', '😀')
  fc.assert(
    fc.property(fc.string({ unit: letter }), (text) => {
      const trimmed = trimCell(text)
      expect(text).toContain(trimmed)
      expect(trimmed).not.toMatch(/^[\s\u200b]|[\s\u200b]$/)
      const visible = /[аә😀]/gu
      expect(trimmed.match(visible)).toEqual(text.match(visible))
    }),
  )
})

test('a long run of spaces costs no more than its length', () => {
  const started = performance.now()
  trimCell(`${' '.repeat(200_000)}x${' '.repeat(200_000)}`)
  expect(performance.now() - started).toBeLessThan(1000)
})
