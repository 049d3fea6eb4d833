import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contrastOf, inkOn, isColour, luminanceOf } from './contrast'

const part = fc.integer({ min: 0, max: 255 })
const hexOf = (...parts: number[]): string =>
  `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
const colour = fc.tuple(part, part, part).map((parts) => hexOf(...parts))

test.each([
  ['#000000', '#ffffff', 21],
  // The two greys on either side of the line for text, and of the line for signs.
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#949494', '#ffffff', 3.03],
  ['#959595', '#ffffff', 2.995],
  ['#ff0000', '#ffffff', 4.0],
  ['#0000ff', '#ffffff', 8.59],
  ['#ffff00', '#0000ff', 8.0],
])('%s on %s: %d', (one, other, expected) => {
  expect(contrastOf(one, other)).toBeCloseTo(expected, 2)
})

test('the order of the two does not matter, and neither do capitals', () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      expect(contrastOf(one, other)).toBe(contrastOf(other, one))
      expect(contrastOf(one.toUpperCase(), other)).toBe(contrastOf(one, other))
    }),
  )
})

test('it is 1 for a colour on itself and never leaves 1 to 21', () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      expect(contrastOf(one, one)).toBe(1)
      expect(contrastOf(one, other)).toBeGreaterThanOrEqual(1)
      expect(contrastOf(one, other)).toBeLessThanOrEqual(21)
    }),
  )
})

test('no colour is far from both black and white in vain: one of them can always be read on it', () => {
  fc.assert(
    fc.property(colour, (back) => {
      const best = Math.max(contrastOf(back, '#000000'), contrastOf(back, '#ffffff'))
      expect(best).toBeGreaterThan(4.5)
      expect(contrastOf(back, '#000000') * contrastOf(back, '#ffffff')).toBeCloseTo(21, 9)
    }),
  )
})

test('more of any colour is more light', () => {
  fc.assert(
    fc.property(
      fc.tuple(part, part, part),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 255 }),
      (parts, at, more) => {
        const lighter = parts.with(at, Math.min(255, (parts[at] ?? 0) + more))
        fc.pre(lighter[at] !== parts[at])
        expect(luminanceOf(hexOf(...lighter))).toBeGreaterThan(luminanceOf(hexOf(...parts)))
      },
    ),
  )
})

test('anything else is a mistake of the caller', () => {
  for (const text of ['', '#fff', 'fff000', '#ffffff0', '#12345g', ' #ffffff', '#ffffff\n', 'red'])
    expect(() => contrastOf('#000000', text)).toThrow(TypeError)
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^#[0-9a-f]{6}$/i.test(text))
      expect(() => luminanceOf(text)).toThrow(text)
    }),
  )
})

test('on every colour one of the two inks can be read', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((n) => `#${n.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(colour, (ground) => {
      expect(isColour(ground)).toBe(true)
      expect(contrastOf(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.3)
    }),
  )
  expect([inkOn('#000000'), inkOn('#ffee00')]).toEqual(['#ffffff', '#111111'])
})

test.each(['', 'red', '#fff', '#12345', '#1234567', 'x#123456', '#12345g', null, 5, {}])(
  '%p is no colour',
  (text) => {
    expect(isColour(text)).toBe(false)
  },
)
