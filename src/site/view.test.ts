import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalView, readView, SCHEMES, SIZES, USUAL_VIEW, viewOfForm, viewText } from './view'

const views = fc.record({
  size: fc.constantFrom(...SIZES),
  scheme: fc.constantFrom(...SCHEMES),
  isSpaced: fc.boolean(),
  hasPictures: fc.boolean(),
})

test('a view comes back from its few letters', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(readView(viewText(view))).toEqual(view)
      expect(viewText(view)).toMatch(/^[23ldbsn]{0,4}$/)
    }),
  )
})

test('whatever a cookie holds, it is one of 48 views, spelt in one way', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[123ldbsn]{0,6}$/)), (text) => {
      const once = canonicalView(text)
      expect(canonicalView(once)).toBe(once)
      expect(once).toMatch(/^[23]?[ldb]?s?n?$/)
    }),
  )
  for (const junk of ['1', 'x', '2d2', 'sd', '%00', ' 2', '2D', '__proto__'])
    expect(canonicalView(junk)).toBe('')
})

test('a form that says nothing, or nonsense, asks for the usual view', () => {
  for (const sent of ['', 'size=9&scheme=pink&spaced=yes', 'size=&scheme=own'])
    expect(viewOfForm(new URLSearchParams(sent))).toEqual(USUAL_VIEW)
  expect(viewOfForm(new URLSearchParams('size=3&scheme=dark&spaced=1&textOnly=1'))).toEqual({
    ...{ size: 3, scheme: 'dark', isSpaced: true, hasPictures: false },
  })
})
