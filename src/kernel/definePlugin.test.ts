import { expect, test } from '@jest/globals'
import { z } from 'zod'
import {
  defineCollection,
  defineEndpoint,
  defineJob,
  definePage,
  definePlugin,
  defineStore,
} from './definePlugin'

// What matters here is checked by tsc: each `@ts-expect-error` fails the build when the mistake below it compiles.

type Permission = 'clubs.edit' | 'clubs.read'
const empty = { kk: {}, ru: {} }
const clubs = defineCollection<Permission>({
  slug: 'clubs-clubs',
  access: { create: 'clubs.edit', delete: 'clubs.edit', read: 'clubs.read', update: 'clubs.edit' },
  fields: [],
})

test('a manifest is what was written, and nobody changes it afterwards', () => {
  const manifest = definePlugin<Permission>({
    id: 'clubs',
    version: '1.0.0',
    permissions: { 'clubs.edit': { teacher: 'institution' }, 'clubs.read': { anyone: 'all' } },
    collections: [clubs],
    translations: empty,
  })
  expect(Object.isFrozen(manifest)).toBe(true)
  expect(manifest.collections).toEqual([clubs])
})

test('a permission that is not declared does not compile', () => {
  definePlugin({
    id: 'clubs',
    version: '1.0.0',
    // @ts-expect-error -- 'clubs.edit' is named by the collection but not among the permissions
    permissions: { 'clubs.read': { anyone: 'all' } },
    collections: [clubs],
    translations: empty,
  })
  defineCollection<Permission>({
    slug: 'clubs-clubs',
    access: {
      create: 'clubs.edit',
      delete: 'clubs.edit',
      // @ts-expect-error -- a mistyped permission
      read: 'clubs.raed',
      update: 'clubs.edit',
    },
    fields: [],
  })
  // @ts-expect-error -- access has no default: leaving it out would open or close by accident
  defineCollection<Permission>({ slug: 'clubs-clubs', fields: [] })
})

test('an unknown role, an unknown reach or a loose version does not compile', () => {
  definePlugin({
    id: 'clubs',
    // @ts-expect-error -- a version has three numbers
    version: '1.0',
    // @ts-expect-error -- there is no role 'director'; it is called 'head'
    permissions: { 'clubs.read': { director: 'all' } },
    translations: empty,
  })
  definePlugin({
    id: 'clubs',
    version: '1.0.0',
    // @ts-expect-error -- there is no reach 'school'; it is called 'institution'
    permissions: { 'clubs.read': { teacher: 'school' } },
    // @ts-expect-error -- Russian is missing
    translations: { kk: {} },
  })
})

test('an endpoint handles what its input parsed', () => {
  const input = z.object({ hour: z.coerce.number() })
  const endpoint = { method: 'post', path: '/join', permission: 'clubs.read', input } as const
  const join = defineEndpoint({ ...endpoint, handle: async (_ctx, { hour }) => hour.toFixed(0) })
  expect(join.path).toBe('/join')
  defineEndpoint({
    ...endpoint,
    // @ts-expect-error -- the input has no `day`
    handle: async (_ctx, { day }: { day: string }) => day,
  })
  // @ts-expect-error -- a path begins with a slash
  defineEndpoint({ ...endpoint, path: 'join', handle: async () => 1 })
})

test('an endpoint for stores reads documents and does not write them', () => {
  const input = z.object({ id: z.string() })
  const endpoint = { method: 'post', path: '/join', permission: 'clubs.edit', input } as const
  const join = defineEndpoint({
    ...endpoint,
    effect: 'store',
    handle: async ({ db, store }, { id }) => {
      await store('clubs-counts').put({ id }, {})
      return db.findByID({ collection: 'clubs-clubs', id })
    },
  })
  expect(join.effect).toBe('store')
  defineEndpoint({
    ...endpoint,
    effect: 'store',
    // @ts-expect-error -- there is no transaction in which a document could be written
    handle: async ({ db }, { id }) => db.update({ collection: 'clubs-clubs', id }),
  })
  defineEndpoint({
    ...endpoint,
    handle: async ({ db }, { id }) => db.update({ collection: 'clubs-clubs', id }),
  })
})

test('a store names permissions that are declared, and types that there are', () => {
  const counts = defineStore<Permission>({
    slug: 'clubs-counts',
    columns: { club: 'text', count: 'integer' },
    key: ['club'],
    access: { read: 'clubs.read', write: 'system' },
  })
  const permissions = { 'clubs.edit': {}, 'clubs.read': {} }
  const manifest = { id: 'clubs', version: '1.0.0', translations: empty } as const
  expect(definePlugin({ ...manifest, permissions, stores: [counts] }).stores).toEqual([counts])
  // @ts-expect-error -- 'clubs.edit' is not declared, though only a store could name it
  definePlugin({ ...manifest, permissions: { 'clubs.read': {} }, stores: [counts] })
  defineStore<Permission>({
    ...counts,
    // @ts-expect-error -- a mistyped permission
    access: { read: 'clubs.raed', write: 'system' },
  })
  // @ts-expect-error -- whole numbers are called 'integer'
  defineStore<Permission>({ ...counts, columns: { count: 'number' } })
})

test('a job runs on what its input parsed', () => {
  const input = z.object({ id: z.string() })
  const slug = 'clubs.remind'
  expect(defineJob({ slug, input, run: async (_ctx, { id }) => void id.trim() }).slug).toBe(slug)
  // @ts-expect-error -- the input has no `name`
  defineJob({ slug, input, run: async (_ctx, { name }: { name: string }) => void name })
})

test('a view takes the props that load returns', () => {
  const View = (_props: { hours: number }) => null
  const load = async () => ({ title: 'Үйірме', props: { hours: 2 } })
  expect(definePage({ path: '/clubs', load, view: async () => View }).path).toBe('/clubs')
  definePage<{ hours: number }>({
    path: '/clubs',
    // @ts-expect-error -- the view wants hours as a number
    load: async () => ({ title: 'Үйірме', props: { hours: 'two' } }),
    view: async () => View,
  })
})
