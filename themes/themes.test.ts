import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { loadAssets } from '#site'
import { contrastOf } from '#kernel'
import { themes } from '.'

const ROOT = join(import.meta.dirname, '..')
const VIEW = join(ROOT, 'src/site/view.css')
const read = (path: string) => readFileSync(path, 'utf8')

/** Text on what it stands on. */
const TEXT = {
  ink: ['paper', 'raised'],
  quiet: ['paper', 'raised'],
  link: ['paper', 'raised', 'tint'],
  'band-ink': ['band'],
  'tint-ink': ['tint', 'tint-line'],
  'action-ink': ['action'],
  'info-ink': ['info'],
  'error-ink': ['error', 'raised'],
}

/** Edges and signs without which something could not be found or understood: 3:1 (WCAG 1.4.11). */
const SIGNS = {
  edge: ['paper', 'raised'],
  focus: ['paper', 'raised', 'tint', 'tint-line'],
  link: ['paper', 'raised'],
  action: ['raised', 'paper'],
  'error-line': ['paper', 'raised', 'error'],
  'info-line': ['info'],
}

/** Grounds that a school may colour: what is not their ink must not have to be seen on them. */
const REPLACEABLE = ['band', 'action']

const pairs = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([front, backs]) => backs.map((back) => [front, back] as const))

describe.each(themes.map((theme) => [theme.id, theme] as const))('%s', (id, theme) => {
  const css = [...theme.stylesheets, VIEW].map(read).join('\n')
  const tokens = read(join(ROOT, 'themes', id, 'tokens.css'))
  const [light = '', dark = ''] = tokens.split('@media')

  /** The colours of one scheme by name; the dark one replaces those of the light one. */
  const coloursOf = (source: string) =>
    new Map(
      [...source.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
        name,
        hex,
      ]),
    )

  describe.each([
    ['light', coloursOf(light)],
    ['dark', coloursOf(light + dark)],
  ] as const)('colours, %s', (_, named) => {
    const below = (table: Record<string, string[]>, least: number) =>
      pairs(table)
        .map(([front, back]) => {
          const measured = contrastOf(named.get(front) ?? '', named.get(back) ?? '')
          return `${front} on ${back}: ${measured.toFixed(2)}`
        })
        .filter((line) => Number(line.split(': ')[1]) < least)

    test('texts can be read', () => {
      expect(below(TEXT, 4.5)).toEqual([])
    })

    test('signs can be seen', () => {
      expect(below(SIGNS, 3)).toEqual([])
    })

    test('no colour goes unmeasured but those that only decorate', () => {
      const known = new Set([...pairs(TEXT), ...pairs(SIGNS)].flat())
      expect([...named.keys()].filter((name) => !known.has(name))).toEqual(['line', 'gold'])
    })
  })

  test('it has the colours of the first theme and no others', () => {
    const [first] = themes
    const namesOf = (source: string) => [...coloursOf(source).keys()].sort()
    const names = namesOf(read(join(ROOT, 'themes', first.id, 'tokens.css')))
    expect(namesOf(light)).toEqual(names)
    expect(namesOf(dark)).toEqual(names)
  })

  test('colours are written in tokens.css and for print alone', () => {
    const others = theme.stylesheets.filter((path) => !/(tokens|print)\.css$/.test(path))
    expect(others).not.toHaveLength(0)
    for (const path of others) expect(read(path)).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/i)
  })

  test('a ground that a school may colour carries its own ink and nothing else', () => {
    for (const ground of REPLACEABLE) {
      const rules = css.split('}').filter((rule) => rule.includes(`background: var(--${ground});`))
      expect(rules).not.toHaveLength(0)
      for (const rule of rules) expect(rule).toContain(`\n  color: var(--${ground}-ink);`)
    }
    expect(css).not.toMatch(/(?<!-)(color|border[\w-]*): [^;]*var\(--action\)/)
  })

  test('every variable used is defined', () => {
    const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))
    for (const name of used) expect(css).toContain(`${name}: `)
  })

  test('every class name has a style', () => {
    const roots = ['src/site', `themes/${id}`, 'collections/places', 'collections/pages']
    const dressed = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name))
    const undressed = new Set(roots.flatMap(classNames).filter((name) => !dressed.has(name)))
    expect([...undressed]).toEqual([])
  })

  test('the stylesheet costs a slow connection less than 12 KB, its pictures less than 2', () => {
    const { files, hrefOf } = loadAssets([theme])
    const sizeOf = (body: Buffer) => brotliCompressSync(body).length
    const sheet = files.get(hrefOf(id))?.body ?? Buffer.alloc(0)
    const pictures = [...files.values()].filter(({ type }) => type === 'image/svg+xml')
    expect(sheet.length).toBeGreaterThan(1000)
    expect(sizeOf(sheet)).toBeLessThan(12 * 1024)
    expect(pictures.reduce((sum, { body }) => sum + sizeOf(body), 0)).toBeLessThan(2 * 1024)
  })

  test('nothing comes from elsewhere', () => {
    const { files } = loadAssets([theme])
    const textOf = (kept: (type: string) => boolean) =>
      [...files.values()].flatMap(({ body, type }) => (kept(type) ? body.toString() : [])).join()
    const isScript = (type: string) => type.startsWith('text/javascript')
    expect(
      textOf((type) => !isScript(type)).replaceAll('http://www.w3.org/2000/svg', ''),
    ).not.toMatch(/https?:|@import|@font-face|data:/)
    expect(textOf(isScript)).not.toMatch(/https?:|\bimport\b/)
  })

  test('its stylesheets stand in its folder, which has its name', () => {
    const folder = join(ROOT, 'themes', id)
    const own = theme.stylesheets.filter((path) => dirname(path) === folder)
    expect(own.map((path) => basename(path))).toEqual(['tokens.css', `${id}.css`])
  })
})

test('no two themes share a name', () => {
  expect(new Set(themes.map(({ id }) => id)).size).toBe(themes.length)
})

/** The class names in the sources of a folder, tests left out. */
function classNames(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx$/.test(name) && !name.includes('.test.'))
    .flatMap((name) => {
      const source = read(join(ROOT, folder, name))
      const texts = source.matchAll(/className(?:=|: | = )(?:"([^"]*)"|\{?([^}\n]*)\}?)/g)
      return [...texts].flatMap(([, plain, code]) =>
        plain === undefined
          ? [...(code ?? '').matchAll(/[?:] '([\w -]+)'/g)].map(([, text]) => text ?? '')
          : [plain],
      )
    })
    .flatMap((text) => text.split(/\s+/))
}
