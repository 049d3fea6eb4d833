import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Endpoint, Field } from 'payload'
import { z } from 'zod'
import type { AnyPlugin } from './manifest'
import { ManifestError } from './manifestError'
import { createRegistry } from './registry'
import type { RulePackKind } from './rules/rulePack'
import type { PortalStore } from './stores/portalStore'
import type { PortalWidget } from './widgets/widget'

const plugin = (id: string, more: Partial<AnyPlugin> = {}): AnyPlugin => ({
  id,
  version: '1.0.0',
  permissions: {},
  translations: { kk: {}, ru: {} },
  ...more,
})
const core = plugin('core', {
  permissions: { 'pages.read': { anyone: 'all' } },
  collections: [{ slug: 'pages', access: 'system', fields: [] }],
})
const collection = (slug: string, read = 'pages.read') => ({
  slug,
  fields: [],
  access: { create: read, delete: read, read, update: read },
})
const job = (slug: string) => ({ slug, input: z.object({}), run: async () => {} })
const endpoint = (permission: string) => ({
  ...({ method: 'get', path: '/', permission } as const),
  input: z.object({}),
  handle: async () => ({}),
})

const store = (more: Partial<PortalStore> = {}): PortalStore => ({
  slug: 'blog-counts',
  columns: { page: 'text', day: 'date', count: 'integer', share: 'real', more: 'json' },
  key: ['page', 'day'],
  access: { read: 'pages.read', write: 'system' },
  ...more,
})
const storing = (...stores: Partial<PortalStore>[]): AnyPlugin[] => [
  plugin('blog', {
    permissions: {
      'blog.at': { editor: 'institution' },
      'blog.own': { pupil: { field: 'owner' }, teacher: { field: 'count' } },
    },
    stores: stores.map(store),
  }),
]
const rulePack = (kind: string, more: Partial<RulePackKind> = {}): Partial<AnyPlugin> => {
  const texts = Object.fromEntries([kind, `${kind}.most`].map((key) => [`rules.${key}`, key]))
  const schema = z.object({ most: z.int() })
  return {
    rulePacks: [{ kind, schema, version: 1, ownBelow: true, ...more }],
    translations: { kk: texts, ru: texts },
  }
}
const widget = (slug: string, more: Partial<PortalWidget> = {}): Partial<AnyPlugin> => {
  const texts = { [`widgets.${slug}`]: slug }
  const load = async () => undefined
  return {
    widgets: [{ slug, permission: 'pages.read', load, ...more }],
    translations: { kk: texts, ru: texts },
  }
}
const twice = <T>(all: readonly T[] = []): T[] => [...all, ...all]
const page = (path: `/${string}`) => ({
  ...{ path, load: async () => undefined },
  view: async () => () => null,
})

describe('a manifest that cannot be used is refused, its id first in the message', () => {
  const refused: [string, AnyPlugin[], RegExp][] = [
    ['an id that is not kebab-case', [plugin('Blog')], /^Blog: .*kebab-case/],
    ['an id that begins with a digit', [plugin('1blog')], /^1blog: .*kebab-case/],
    ['an id with a loose dash', [plugin('blog-')], /^blog-: .*kebab-case/],
    ['an id that is a route word', [plugin('admin')], /^admin: .*route word/],
    ['the id of the core', [plugin('core')], /^core: /],
    ['an id listed twice', [plugin('blog'), plugin('blog')], /^blog: .*twice/],
    [
      'a collection without prefix',
      [plugin('blog', { collections: [collection('posts')] })],
      /^blog: .*'posts' must be called 'blog-posts'/,
    ],
    [
      'a prefix that only looks like one',
      [plugin('blog', { collections: [collection('blogposts')] })],
      /^blog: .*'blog-blogposts'/,
    ],
    [
      'a permission without prefix',
      [plugin('blog', { permissions: { read: {} } })],
      /^blog: .*'read' must be called 'blog\.read'/,
    ],
    ['a job without prefix', [plugin('blog', { jobs: [job('send')] })], /^blog: .*'blog\.send'/],
    [
      'a collection that another one has',
      [
        plugin('blog', { collections: [collection('blog-x-y')] }),
        plugin('blog-x', { collections: [collection('blog-x-y')] }),
      ],
      /^blog-x: collection 'blog-x-y' exists already/,
    ],
    [
      'a job declared twice',
      [plugin('blog', { jobs: [job('blog.a'), job('blog.a')] })],
      /^blog: job 'blog\.a' exists already/,
    ],
    [
      'a collection under an unknown permission',
      [plugin('blog', { collections: [collection('blog-posts', 'blog.raed')] })],
      /^blog: permission 'blog\.raed' is used but not declared/,
    ],
    [
      'an endpoint under an unknown permission',
      [plugin('blog', { endpoints: [endpoint('blog.write')] })],
      /^blog: permission 'blog\.write' is used but not declared/,
    ],
    [
      'an endpoint without a permission',
      [plugin('blog', { endpoints: [{ ...endpoint(''), permission: undefined as never }] })],
      /^blog: endpoint 'get \/' names no permission/,
    ],
    [
      'an endpoint that takes anything',
      [plugin('blog', { endpoints: [{ ...endpoint('pages.read'), input: undefined as never }] })],
      /^blog: endpoint 'get \/' does not say what it takes/,
    ],
    [
      'a widget without prefix',
      [plugin('blog', widget('figures'))],
      /^blog: widget 'figures' must be called 'blog-figures'/,
    ],
    [
      'a widget declared twice',
      [plugin('blog', { ...widget('blog'), widgets: twice(widget('blog').widgets) })],
      /^blog: widget 'blog' exists already/,
    ],
    [
      'a widget under an unknown permission',
      [plugin('blog', widget('blog', { permission: 'blog.raed' }))],
      /^blog: permission 'blog\.raed' is used but not declared/,
    ],
    [
      'a widget without a permission',
      [plugin('blog', widget('blog', { permission: undefined as never }))],
      /^blog: widget 'blog' names no permission/,
    ],
    [
      'a widget that shows nothing',
      [plugin('blog', widget('blog', { load: undefined as never }))],
      /^blog: widget 'blog' needs 'load'/,
    ],
    [
      'a widget without a name',
      [plugin('blog', { widgets: widget('blog').widgets ?? [] })],
      /^blog: the text 'widgets\.blog' is missing in translations/,
    ],
    [
      'an address declared twice',
      [plugin('blog', { endpoints: [endpoint('pages.read'), endpoint('pages.read')] })],
      /^blog: endpoint 'get \/' is declared twice/,
    ],
    [
      'a page without a view',
      [plugin('blog', { pages: [{ ...page('/'), view: undefined as never }] })],
      /^blog: page '\/' needs 'load' and 'view'/,
    ],
    [
      'a page declared twice',
      [plugin('blog', { pages: [page('/a'), page('/b'), page('/a')] })],
      /^blog: page '\/a' is declared twice/,
    ],
    [
      'a collection that names no permission for one operation',
      [
        plugin('blog', {
          collections: [
            {
              ...collection('blog-posts'),
              access: { create: 'pages.read', read: 'pages.read', update: 'pages.read' } as never,
            },
          ],
        }),
      ],
      /^blog: collection 'blog-posts' names no permission for delete/,
    ],
    [
      'a rule pack without prefix',
      [plugin('blog', rulePack('limits'))],
      /^blog: rule pack 'limits' must be called 'blog-limits'/,
    ],
    [
      'a rule pack that another one has',
      [plugin('blog', rulePack('blog-x-y')), plugin('blog-x', rulePack('blog-x-y'))],
      /^blog-x: rule pack 'blog-x-y' exists already/,
    ],
    [
      'a rule pack without words for its fields',
      [
        plugin('blog', {
          ...rulePack('blog-limits'),
          translations: { kk: { 'rules.blog-limits': 'x' }, ru: { 'rules.blog-limits': 'x' } },
        }),
      ],
      /^blog: the text 'rules\.blog-limits\.most' is missing/,
    ],
    [
      'a rule pack of no version',
      [plugin('blog', rulePack('blog-limits', { version: 0 }))],
      /^blog: rule pack 'blog-limits' needs a whole 'version' from 1/,
    ],
    [
      'a rule pack whose earlier versions nobody can read',
      [plugin('blog', rulePack('blog-limits', { version: 2 }))],
      /^blog: rule pack 'blog-limits' needs 'migrate'/,
    ],
    [
      'a rule pack of which no form can be made',
      [plugin('blog', rulePack('blog-limits', { schema: z.object({ most: z.any() }) }))],
      /^blog: no form can be made of 'rules\.blog-limits\.most'/,
    ],
    [
      'a collection with routes of its own',
      [
        plugin('blog', {
          collections: [{ ...collection('blog-posts'), endpoints: [{} as Endpoint] }],
        }),
      ],
      /^blog: collection 'blog-posts' has endpoints of its own/,
    ],
    ...(['institution', 'subtree', ['all', 'subtree']] as const).map(
      (reach): [string, AnyPlugin[], RegExp] => [
        `reach '${String(reach)}' over documents that belong to no institution`,
        [
          plugin('blog', {
            permissions: { 'blog.read': { editor: reach } },
            collections: [collection('blog-posts', 'blog.read')],
          }),
        ],
        /^blog: 'blog\.read' reaches '(institution|subtree)', but collection 'blog-posts' belongs/,
      ],
    ),
    [
      'reach by a field that is none',
      [
        plugin('blog', {
          permissions: { 'blog.read': { editor: { field: 'owner.id' } } },
          collections: [collection('blog-posts', 'blog.read')],
        }),
      ],
      /^blog: 'blog\.read' reaches the field 'owner\.id', which collection 'blog-posts' does not/,
    ],
    ['a neighbour that is missing', [plugin('blog', { dependsOn: ['tags'] })], /^blog: .*'tags'/],
    [
      'a circle',
      [plugin('blog', { dependsOn: ['tags'] }), plugin('tags', { dependsOn: ['blog'] })],
      /^blog: .*circle: blog → tags → blog/,
    ],
    ['a plugin that needs itself', [plugin('blog', { dependsOn: ['blog'] })], /^blog: .*circle/],
    ['a store without prefix', storing({ slug: 'counts' }), /^blog: store .*'blog-counts'/],
    [
      'a store that a collection is called like',
      [plugin('blog', { collections: [collection('blog-counts')], stores: [store()] })],
      /^blog: store 'blog-counts' exists already/,
    ],
    ['a store declared twice', storing({}, {}), /^blog: store 'blog-counts' exists already/],
    ['a store without columns', storing({ columns: {}, key: undefined }), /needs columns/],
    ['a column in another style', storing({ columns: { Page: 'text' } }), /'Page' must be written/],
    ["a column that is the kernel's", storing({ columns: { rev: 'text' } }), /'rev' has a name/],
    ["a column that is Mongoose's", storing({ columns: { set: 'text' } }), /'set' has a name/],
    ['an empty key', storing({ key: [] }), /the key is empty/],
    ['a key that is no column', storing({ key: ['pgae'] }), /'pgae' .* but no column/],
    ['a key of JSON', storing({ key: ['more'] }), /'more' cannot tell rows apart/],
    ['a key of halves', storing({ key: ['share'] }), /'share' cannot tell rows apart/],
    ['an empty index', storing({ indexes: [[]] }), /an index is empty/],
    ['an index that is no column', storing({ indexes: [['x']] }), /'x' .* but no column/],
    [
      'retention without a date',
      storing({ retention: { column: 'count', days: 5 } }),
      /retention needs a date, which 'count' is not/,
    ],
    [
      'retention of no day',
      storing({ retention: { column: 'day', days: 0 } }),
      /retention is of one day at least/,
    ],
    [
      'a store of people that keeps no index by place',
      storing({ isListed: false }),
      /what people read is listed by place/,
    ],
    [
      'a store under an unknown permission',
      storing({ access: { read: 'blog.raed', write: 'system' } }),
      /^blog: store 'blog-counts': permission 'blog\.raed' is used but not declared/,
    ],
    [
      'a store of institutions without a place',
      storing({ access: { read: 'blog.at', write: 'system' } }),
      /'blog\.at' reaches institutions; add scope/,
    ],
    [
      'a store of persons without their column',
      storing({ access: { read: 'blog.own', write: 'system' } }),
      /'blog\.own' reaches by 'owner', which is no text column/,
    ],
    [
      'an event without prefix',
      storing({ emits: 'counted' }),
      /^blog: event 'counted' must be called 'blog\.counted'/,
    ],
    [
      'an event that two stores tell',
      storing({ emits: 'blog.counted' }, { slug: 'blog-other', emits: 'blog.counted' }),
      /^blog: event 'blog\.counted' is told by two stores/,
    ],
    [
      'an event that nobody tells',
      [plugin('blog', { on: { 'tags.added': async () => {} } })],
      /^blog: 'on' names the event 'tags\.added', which no store emits/,
    ],
    [
      'a text that one language lacks',
      [plugin('blog', { translations: { kk: { title: 'Блог' }, ru: { title: '' } } })],
      /^blog: texts are missing: ru: title/,
    ],
  ]

  test.each(refused)('%s', (_what, plugins, message) => {
    const build = () => createRegistry(core, plugins)
    expect(build).toThrow(ManifestError)
    expect(build).toThrow(message)
  })
})

test('the core needs no prefixes, and its permissions serve everybody', () => {
  const blog = plugin('blog', {
    collections: [collection('blog-posts')],
    endpoints: [endpoint('pages.read')],
    jobs: [job('blog.send')],
  })
  const registry = createRegistry(core, [blog])
  expect([...registry.collections.keys()]).toEqual(['pages', 'blog-posts'])
  expect([...registry.jobs.keys()]).toEqual(['kernel.publish', 'blog.send'])
  expect(registry.permissions.get('pages.read')).toEqual({ anyone: 'all' })
})

test('stores are found by slug beside those of the kernel, and events by who listens', () => {
  const tags = plugin('tags', { on: { 'blog.counted': async () => {} } })
  const { jobs, listeners, stores } = createRegistry(core, [
    tags,
    ...storing({ emits: 'blog.counted', scope: 'institution' }),
  ])
  expect([...stores.keys()]).toEqual([
    ...['search-words', 'audit', 'events', 'idempotency'],
    ...['outbox', 'notifications', 'mail-wishes', 'blog-counts'],
  ])
  expect([...listeners]).toEqual([['blog.counted', ['tags.on.blog.counted']]])
  expect(jobs.has('tags.on.blog.counted')).toBe(true)
})

test('documents of an institution, and those that name their owner, may be reached by it', () => {
  const permissions = { 'blog.read': { editor: ['subtree', { field: 'author' }] } } as const
  const posts = collection('blog-posts', 'blog.read')
  const fields: Field[] = [{ name: 'author', type: 'text' }]
  const scoped = { ...posts, fields, portal: { scope: 'institution' } } as const
  const { collections } = createRegistry(core, [
    plugin('blog', { permissions, collections: [scoped] }),
  ])
  expect(collections.has('blog-posts')).toBe(true)
})

test('widgets are known with whose they are, in the order in which manifests start', () => {
  const { widgets } = createRegistry(core, [
    plugin('b', { ...widget('b-x'), dependsOn: ['a'] }),
    plugin('a', widget('a')),
  ])
  expect([...widgets.values()].map(({ owner, slug }) => `${owner} ${slug}`)).toEqual([
    'a a',
    'b b-x',
  ])
})

test('ids of plugins and words of the router are no slugs', () => {
  const { reserved } = createRegistry(core, [plugin('journals')])
  for (const word of [
    'journals',
    'api',
    'admin',
    'kk',
    'ru',
    's',
    'r',
    'me',
    'sign-in',
    'media',
    'offers',
  ])
    expect(reserved.has(word)).toBe(true)
  expect(reserved.has('mektep-turaly')).toBe(false)
})

test('whatever the list says, a plugin starts after those it depends on, and the core first', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  // A plugin needs only later letters, so there is no circle.
  const needs = fc.tuple(...ids.map((_id, at) => fc.subarray(ids.slice(at + 1))))
  fc.assert(
    fc.property(needs, fc.shuffledSubarray(ids, { minLength: ids.length }), (edges, order) => {
      const list = order.map((id) => plugin(id, { dependsOn: edges[ids.indexOf(id)] ?? [] }))
      const started = createRegistry(core, list).manifests.map(({ id }) => id)
      expect(started[0]).toBe('core')
      expect([...started].sort()).toEqual([...ids, 'core'].sort())
      ids.forEach((id, at) => {
        for (const needed of edges[at] ?? [])
          expect(started.indexOf(needed)).toBeLessThan(started.indexOf(id))
      })
    }),
  )
})

test('what a module brings is known to be its own, and nothing of the core is', () => {
  const [blog] = storing({ emits: 'blog.counted' })
  const reader = plugin('reader', {
    dependsOn: ['blog'],
    jobs: [job('reader.send')],
    collections: [collection('reader-lists')],
    on: { 'blog.counted': async () => undefined },
  })
  const { moduleOf } = createRegistry({ ...core, jobs: [job('clean')] }, [
    blog as AnyPlugin,
    reader,
  ])
  expect(Object.fromEntries(moduleOf)).toEqual({
    'blog-counts': 'blog',
    'reader-lists': 'reader',
    'reader.send': 'reader',
    'reader.on.blog.counted': 'reader',
  })
})

describe('messages', () => {
  const messaging = (kind: string, more: object = {}): Partial<AnyPlugin> => {
    const texts = Object.fromEntries(
      ['name', 'subject', 'text'].map((part) => [`messages.${kind}.${part}`, part]),
    )
    return {
      messages: [{ kind, channels: ['portal'], values: {}, ...more }],
      translations: { kk: texts, ru: texts },
    }
  }

  test('are found by their kinds, with who declares them', () => {
    const { messages } = createRegistry(core, [plugin('blog', messaging('blog.answered'))])
    expect(messages.get('blog.answered')).toMatchObject({ owner: 'blog', channels: ['portal'] })
  })

  test.each([
    ['answered', {}, /^blog: message 'answered' must be called 'blog\.answered'/],
    ['blog.answered', { channels: [] }, /^blog: message 'blog\.answered': it reaches nobody/],
    ['blog.answered', { values: { who: 'name' } }, /the value 'who' must be one of count, day/],
  ])('%s with %j stops the start', (kind, more, fault) => {
    expect(() => createRegistry(core, [plugin('blog', messaging(kind, more))])).toThrow(fault)
  })

  test('of two with one name the second stops the start', () => {
    const { messages = [], translations } = plugin('blog', messaging('blog.answered'))
    const twice = plugin('blog', { messages: [...messages, ...messages], translations })
    expect(() => createRegistry(core, [twice])).toThrow(/message 'blog\.answered' exists already/)
  })
})
