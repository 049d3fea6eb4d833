import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contrastOf } from '#kernel'
import { SCHEMES } from './view'

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8')
const sheet = read('view.css')

/** The colours of one scheme by name. */
function coloursOf(scheme: string): Map<string, string> {
  const [, block = ''] = new RegExp(`data-scheme='${scheme}'\\] \\{([^}]*)\\}`).exec(sheet) ?? []
  const pairs = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)]
  return new Map(pairs.map(([, name = '', hex = '']) => [name, hex]))
}

/** Text, and signs without which something is not found, on what they stand on. */
const TEXT: readonly (readonly [string, string])[] = [
  ...['ink', 'quiet', 'link', 'error-ink'].flatMap((ink) =>
    ['paper', 'raised'].map((on) => [ink, on] as const),
  ),
  ...[['link', 'tint'] as const, ['band-ink', 'band'] as const],
  ...[['tint-ink', 'tint'] as const, ['tint-ink', 'tint-line'] as const],
  ...[['action-ink', 'action'] as const, ['info-ink', 'info'] as const],
  ['error-ink', 'error'],
]
const SIGNS: readonly (readonly [string, string])[] = [
  ...['edge', 'line', 'focus', 'action', 'error-line'].map((sign) => [sign, 'paper'] as const),
  ...[['gold', 'band'] as const, ['info-line', 'info'] as const, ['error-line', 'error'] as const],
]

test.each(SCHEMES.filter((scheme) => scheme !== 'own'))('%s can be read by weak eyes', (scheme) => {
  const colours = coloursOf(scheme)
  const below = (pairs: typeof TEXT, least: number): string[] =>
    pairs
      .filter(
        ([front, back]) => contrastOf(colours.get(front) ?? '', colours.get(back) ?? '') < least,
      )
      .map(([front, back]) => `${front} on ${back}`)
  expect(below(TEXT, 7)).toEqual([])
  expect(below(SIGNS, 4.5)).toEqual([])
})

// All themes have the same colours (themes.test.ts).
test('a scheme sets every colour that a theme has', () => {
  const tokens = read('../../themes/base/tokens.css')
  const named = new Set([...tokens.matchAll(/--([\w-]+): #/g)].map(([, name]) => name))
  for (const scheme of SCHEMES)
    if (scheme !== 'own') expect(new Set(coloursOf(scheme).keys())).toEqual(named)
})
