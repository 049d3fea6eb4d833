import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isExternal, safeHref } from './safeHref'

test.each([
  'https://egov.kz/cms/kk',
  'http://school.kz',
  'mailto:mektep@edu.kz',
  'tel:+77162250000',
  '/kk/s/school-1/',
  '#content',
  'docs/plan.pdf',
])('%s may be followed', (href) => {
  expect(safeHref(href)).toBe(href)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' \tjavascript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a/b',
  'https://[',
  '',
  '   ',
  undefined,
  null,
  7,
  { toString: () => '/x' },
])('%j leads nowhere', (href) => {
  expect(safeHref(href)).toBeUndefined()
})

test('what comes back is a protocol of ours, as a browser would read it', () => {
  const pieces = fc.constantFrom(
    'java',
    'script',
    ':',
    'data',
    '\n',
    '\t',
    ' ',
    '/',
    '\\',
    'x',
    '#',
    '\u0000',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (value) => {
      const href = safeHref(value)
      if (href === undefined) return
      const { protocol } = new URL(href, 'https://portal.kz/kk/')
      expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(protocol)
    }),
    { numRuns: 2000 },
  )
})

test('only another host is external', () => {
  expect(
    ['https://egov.kz', '//egov.kz/x', '/kk/', '#a', 'tel:111', 'mailto:a@b.kz'].map(isExternal),
  ).toEqual([true, true, false, false, false, false])
})
