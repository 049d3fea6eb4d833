import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { phoneHref } from './phoneHref'

test.each([
  ['+7 (7162) 25-00-00', 'tel:+77162250000'],
  ['8 (7162) 25-00-00', 'tel:+77162250000'],
  ['8 716 225 00 00, ішкі 12', 'tel:+77162250000'],
  ['77162250000', 'tel:+77162250000'],
  ['+7 7162 25‑00–00 доб. 5', 'tel:+77162250000'],
  ['25-00-00', 'tel:250000'],
  ['111', 'tel:111'],
  ['+44 20 7946 0000', 'tel:+442079460000'],
])('%s is called at %s', (written, href) => {
  expect(phoneHref(written)).toBe(href)
})

test.each(['', 'жоқ', '12', '+', '1'.repeat(16), 'тел. 250000', 'javascript:alert(1)'])(
  '%j cannot be called',
  (written) => {
    expect(phoneHref(written)).toBeUndefined()
  },
)

test('whatever is written, the address is a number', () => {
  const piece = fc.constantFrom('+', '7', '8', '0', '(', ')', '-', ' ', 'a', '"', ':', '\n')
  const written = fc.oneof(
    fc.string(),
    fc.array(piece).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(written, (text) => {
      expect(phoneHref(text) ?? 'tel:111').toMatch(/^tel:\+?\d{3,15}$/)
    }),
  )
})
