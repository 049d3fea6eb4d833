import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AFTER_SIGN_IN, safeTarget } from './safeTarget'

describe('a path of ours', () => {
  test.each([
    ['/kk/', '/kk/'],
    ['/admin/collections/pages?limit=10#x', '/admin/collections/pages?limit=10#x'],
    ['/kk/me/../sign-in', '/kk/sign-in'],
    ['/kk/қала', '/kk/%D2%9B%D0%B0%D0%BB%D0%B0'],
    ['/kk/?to=//evil.example', '/kk/?to=//evil.example'],
    ['/kk/@evil.example', '/kk/@evil.example'],
    ['/a:b', '/a:b'],
  ])('%s → %s', (to, target) => {
    expect(safeTarget(to)).toBe(target)
  })
})

test('a path that is too long is none', () => {
  expect(safeTarget(`/kk/${'x'.repeat(2048)}`)).toBe(AFTER_SIGN_IN)
})

/** What browsers take, or once took, for another site, and what is no path at all. */
const HOSTILE = [
  '',
  ' ',
  'x',
  'kk/',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '/%2e//evil.example',
  '/x/..//evil.example',
  '/kk/../..//evil.example',
  '/kk\\..\\..\\\\evil.example',
  '/\tevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/\0/evil.example',
  'https://evil.example',
  'https:evil.example',
  'http:///evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'localhost:3000//evil.example',
  '@evil.example',
  '.evil.example',
  '?to=x',
  '#x',
  '/x\r\nSet-Cookie: a=b',
  '/\u2028x\\',
]

test.each(HOSTILE)('%j leads to the start of the admin', (to) => {
  expect(safeTarget(to)).toBe(AFTER_SIGN_IN)
})

test('nothing does as well', () => {
  expect(safeTarget(undefined)).toBe(AFTER_SIGN_IN)
  expect(safeTarget(null)).toBe(AFTER_SIGN_IN)
})

test('whatever is sent, a browser stays with us', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      '\t',
      '\n',
      '\r',
      '\0',
      'http:',
      'evil.example',
      ' ',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const target = safeTarget(pieces.join(''))
      expect(target).toMatch(/^\/(?![/\\])/)
      for (const page of [
        'http://localhost:3000/kk/sign-in',
        'https://portal.example.kz/ru/sign-in',
      ]) {
        expect(new URL(target, page).origin).toBe(new URL(page).origin)
      }
    }),
    { numRuns: 2000 },
  )
})
