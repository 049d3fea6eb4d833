import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AnyPlugin } from './manifest'
import { createPageMatcher, placedPages } from './pages'
import { createRegistry } from './registry'

const manifest = (id: string, ...paths: `/${string}`[]): AnyPlugin => ({
  id,
  version: '1.0.0',
  permissions: {},
  translations: { kk: {}, ru: {} },
  pages: paths.map((path) => ({ path, load: async () => undefined, view: async () => () => null })),
})
const match = createPageMatcher(
  createRegistry(manifest('core', '/s/:site/:page', '/', '/s/:site/', '/s/:site/about'), [
    manifest('journals', '/', '/:grade', '/today'),
  ]),
)
const found = (path: string) => {
  const hit = match(path)
  return hit && [hit.owner, hit.page.path, hit.params]
}

test.each([
  ['/', ['core', '/', {}]],
  ['', ['core', '/', {}]],
  ['/s/mektep', ['core', '/s/:site/', { site: 'mektep' }]],
  ['/s/mektep/', ['core', '/s/:site/', { site: 'mektep' }]],
  ['/s/mektep/baylanys', ['core', '/s/:site/:page', { site: 'mektep', page: 'baylanys' }]],
  ['/s/mektep/baylanys/', ['core', '/s/:site/:page', { site: 'mektep', page: 'baylanys' }]],
  ['/s/mektep/about', ['core', '/s/:site/about', { site: 'mektep' }]],
  ['/r/aqmola/journals/', ['journals', '/', { region: 'aqmola' }]],
  ['/s/mektep/journals/today', ['journals', '/today', { site: 'mektep' }]],
  ['/journals', ['journals', '/', {}]],
  ['/journals/9-a', ['journals', '/:grade', { grade: '9-a' }]],
  ['/journals/today', ['journals', '/today', {}]],
  ['/s/__proto__/', ['core', '/s/:site/', { site: '__proto__' }]],
])('%p leads to %p', (path, expected) => {
  expect(found(path)).toEqual(expected)
})

test.each(['/s', '/x', '/S/mektep', '/s/a/b/c', '/today', '/journals/9/a', '/S/mektep/about'])(
  '%p leads nowhere',
  (path) => {
    expect(match(path)).toBeUndefined()
  },
)

test('every address of two parts below /s is a page of a site, under exactly those names', () => {
  const part = fc.string({ minLength: 1 }).filter((text) => !text.includes('/') && text !== 'about')
  fc.assert(
    fc.property(part, part, (site, page) => {
      expect(match(`/s/${site}/${page}`)?.params).toEqual({ site, page })
    }),
  )
})

test('at every place stand the pages of plugins that take no parameter, and no feed', () => {
  const journals = manifest('journals', '/', '/:grade', '/today')
  const feed = { path: '/rss.xml', answers: 'feed', load: async () => undefined } as const
  const plugin = { ...journals, pages: [...(journals.pages ?? []), feed] }
  expect(placedPages(createRegistry(manifest('core', '/', '/about'), [plugin]))).toEqual([
    { owner: 'journals', path: 'journals/' },
    { owner: 'journals', path: 'journals/today' },
  ])
})
