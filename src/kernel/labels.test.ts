import { expect, test } from '@jest/globals'
import type { Config, Field } from 'payload'
import type { AnyPlugin } from './manifest'
import { portal } from './portal'
import { ManifestError } from './manifestError'
import { createRegistry } from './registry'

const TEXTS = [
  ...['news.one', 'news.many', 'news.title', 'news.title.hint', 'news.kind', 'news.kind.school'],
  ...['news.kind.fair', 'news.seo', 'news.seo.words', 'news.box', 'news.rows', 'news.rows.cell'],
  ...[
    'news.rows.one',
    'news.blocks',
    'news.blocks.one',
    'block.quote',
    'block.quote.words',
    'news.meta',
  ],
  ...['news.meta.inner', 'news.wide', 'news.institution'],
]
const texts = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, `«${key}»`]))

const fields: Field[] = [
  { name: 'title', type: 'text' },
  { name: 'kind', type: 'select', options: ['school', { value: 'fair', label: 'ignored' }] },
  { type: 'row', fields: [{ name: 'wide', type: 'text' }] },
  { type: 'collapsible', label: 'x', fields: [{ name: 'box', type: 'checkbox' }] },
  { name: 'rows', type: 'array', fields: [{ name: 'cell', type: 'text' }] },
  { name: 'meta', type: 'group', fields: [{ name: 'inner', type: 'text' }] },
  {
    type: 'tabs',
    tabs: [
      { label: 'y', fields: [] },
      { name: 'seo', fields: [{ name: 'words', type: 'text' }] },
    ],
  },
  {
    name: 'blocks',
    type: 'blocks',
    blocks: [{ slug: 'quote', fields: [{ name: 'words', type: 'text' }] }],
  },
  { name: 'secret', type: 'text', admin: { hidden: true } },
  { name: 'deeper', type: 'text', hidden: true },
]

const core = (keys: readonly string[], more: Partial<AnyPlugin> = {}): AnyPlugin => ({
  id: 'core',
  version: '1.0.0',
  permissions: { 'news.read': {} },
  translations: { kk: texts(keys), ru: texts(keys) },
  collections: [
    {
      ...{ slug: 'news', fields, portal: { scope: 'institution' } },
      access: { create: 'news.read', delete: 'news.read', read: 'news.read', update: 'news.read' },
    },
  ],
  ...more,
})
const fold = (manifest: AnyPlugin, ...plugins: AnyPlugin[]) =>
  portal({ registry: createRegistry(manifest, plugins), dataDir: '/data' })({} as Config) as Config

type Label = (args: object) => string
/** What the admin shows: every label of the tree, by calling it as Payload does. */
function shown(value: unknown): string[] {
  if (typeof value === 'function') return [(value as Label)({ t: (key: string) => `→${key}` })]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    /label|singular|plural|description/.test(key) || typeof inner === 'object' ? shown(inner) : [],
  )
}

test('every visible field, option, hint and block has its label by convention, and no other', () => {
  const folded = fold(core(TEXTS)).collections?.find(({ slug }) => slug === 'news')
  const keys = shown({ labels: folded?.labels, fields: folded?.fields })
  const expected = TEXTS.filter((key) => key !== 'news.seo')
  expect([...new Set(keys)].sort()).toEqual(expected.map((key) => `→core:${key}`).sort())
})

test.each(TEXTS.filter((key) => key !== 'news.seo' && !key.endsWith('.hint')))(
  'without the text %p the portal does not start',
  (key) => {
    const start = () => fold(core(TEXTS.filter((one) => one !== key)))
    expect(start).toThrow(ManifestError)
    expect(start).toThrow(`core: the text '${key}' is missing in translations`)
  },
)

test('a hint is optional', () => {
  expect(() => fold(core(TEXTS.filter((key) => !key.endsWith('.hint'))))).not.toThrow()
})

test("the texts of all owners reach the admin beside Payload's, and none replaces another's", () => {
  const { i18n } = fold(core(TEXTS))
  const kk = (i18n?.translations as Record<string, Record<string, object>> | undefined)?.kk
  expect(Object.keys(kk ?? {})).toEqual(['kernel', 'core'])
  const thief = { ...core([]), id: 'kernel', permissions: {}, collections: [] }
  expect(() => fold(core(TEXTS), thief)).toThrow(/^kernel: /)
})

test('tables of the system are hidden, closed and need no labels', () => {
  const jobs = fold(core(TEXTS)).collections?.find(({ slug }) => slug === 'jobs')
  expect(jobs).toMatchObject({ slug: 'jobs', admin: { hidden: true } })
  expect(jobs?.labels).toBeUndefined()
  expect((jobs?.access?.read as () => unknown)()).toBe(false)
})

test('uploads of each collection lie in a folder of their own', () => {
  const photos = { slug: 'photos', access: 'system', upload: true } as const
  const folded = fold(core([], { collections: [{ ...photos, fields: [] }] })).collections
  expect(folded?.find(({ slug }) => slug === 'photos')).toMatchObject({
    upload: { staticDir: '/data/photos' },
  })
})
