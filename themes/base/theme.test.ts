import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { loadAssets } from '#site'
import { contrastOf } from '../../src/site/contrast'
import { base } from './theme'

const VIEW = join(import.meta.dirname, '../../src/site/view.css')
const css = [...base.stylesheets, VIEW].map((path) => readFileSync(path, 'utf8')).join('\n')
const [tokens = ''] = base.stylesheets.map((path) => readFileSync(path, 'utf8'))

/** The colours of one scheme by name; the dark one replaces those of the light one. */
function colours(scheme: 'dark' | 'light'): Map<string, string> {
  const [light = '', dark = ''] = tokens.split('@media')
  const source = scheme === 'light' ? light : light + dark
  return new Map(
    [...source.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  )
}

/** Text on what it stands on. */
const TEXT = {
  ink: ['paper', 'raised'],
  quiet: ['paper', 'raised'],
  link: ['paper', 'raised', 'tint'],
  'band-ink': ['band'],
  'band-quiet': ['band'],
  'tint-ink': ['tint', 'tint-line'],
  'action-ink': ['action'],
  'info-ink': ['info'],
  'error-ink': ['error', 'raised'],
}

/** Edges and signs without which something could not be found or understood: 3:1 (WCAG 1.4.11). */
const SIGNS = {
  edge: ['paper', 'raised'],
  focus: ['paper', 'raised', 'tint'],
  gold: ['band'],
  action: ['raised', 'paper'],
  'error-line': ['paper', 'raised', 'error'],
  'info-line': ['info'],
}

const pairs = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([front, backs]) => backs.map((back) => [front, back] as const))

describe.each(['light', 'dark'] as const)('colours, %s', (scheme) => {
  const named = colours(scheme)
  const measured = (front: string, back: string) =>
    contrastOf(named.get(front) ?? '', named.get(back) ?? '')

  test.each(pairs(TEXT))('%s on %s can be read', (front, back) => {
    expect(measured(front, back)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairs(SIGNS))('%s on %s can be seen', (front, back) => {
    expect(measured(front, back)).toBeGreaterThanOrEqual(3)
  })

  test('no colour goes unmeasured but those that only decorate', () => {
    const known = new Set([...pairs(TEXT), ...pairs(SIGNS)].flat())
    expect([...named.keys()].filter((name) => !known.has(name))).toEqual(['line'])
  })
})

test('the dark scheme answers every colour of the light one', () => {
  const [, dark = ''] = tokens.split('@media')
  for (const name of colours('light').keys()) expect(dark).toContain(`--${name}: `)
})

test('colours are written in tokens.css and for print alone', () => {
  const others = base.stylesheets.filter((path) => !/(tokens|print)\.css$/.test(path))
  for (const path of others)
    expect(readFileSync(path, 'utf8')).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/i)
})

test('every variable used is defined', () => {
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))
  for (const name of used) expect(tokens).toContain(`${name}: `)
})

/** The class names in the sources of a folder, tests left out. */
function classNames(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx$/.test(name) && !name.includes('.test.'))
    .flatMap((name) => {
      const source = readFileSync(join(folder, name), 'utf8')
      const texts = source.matchAll(/className(?:=|: | = )(?:"([^"]*)"|\{?([^}\n]*)\}?)/g)
      return [...texts].flatMap(([, plain, code]) =>
        plain === undefined
          ? [...(code ?? '').matchAll(/[?:] '([\w -]+)'/g)].map(([, text]) => text ?? '')
          : [plain],
      )
    })
    .flatMap((text) => text.split(/\s+/))
}

test('every class name has a style', () => {
  const roots = ['src/site', 'themes/base', 'collections/places', 'collections/pages']
  const dressed = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name))
  const undressed = new Set(roots.flatMap(classNames).filter((name) => !dressed.has(name)))
  expect([...undressed]).toEqual([])
})

test('the stylesheet costs a slow connection less than 12 KB, its pictures less than 2', () => {
  const { files, hrefOf } = loadAssets([base])
  const sizeOf = (body: Buffer) => brotliCompressSync(body).length
  const sheet = files.get(hrefOf(base.id))?.body ?? Buffer.alloc(0)
  const pictures = [...files.values()].filter(({ type }) => type === 'image/svg+xml')
  expect(sheet.length).toBeGreaterThan(1000)
  expect(sizeOf(sheet)).toBeLessThan(12 * 1024)
  expect(pictures.reduce((sum, { body }) => sum + sizeOf(body), 0)).toBeLessThan(2 * 1024)
})

test('nothing comes from elsewhere', () => {
  const sheet = [...loadAssets([base]).files.values()].map(({ body }) => body.toString()).join('\n')
  expect(sheet.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|@import|@font-face|data:/,
  )
})
