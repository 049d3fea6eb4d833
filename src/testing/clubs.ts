import { z } from 'zod'
import { afterCommit, defineEndpoint, definePlugin, defineStore, placeOf } from '#kernel'

type Permission = 'clubs.own' | 'clubs.read' | 'clubs.write'

/** What tests look at and steer: effects that ran, and what a handler waits for. */
export const clubsSeen = {
  effects: [] as string[],
  heard: [] as string[],
  handled: 0,
  wait: async (): Promise<void> => undefined,
  hear: async (): Promise<void> => undefined,
}

const sheets = defineStore<Permission>({
  slug: 'clubs-sheets',
  columns: { club: 'text', day: 'date', cells: 'json', visitors: 'integer' },
  key: ['club', 'day'],
  indexes: [['day'], ['club', 'day']],
  scope: 'institution',
  access: { read: 'clubs.read', write: 'clubs.write' },
  audit: true,
  emits: 'clubs.sheetSaved',
})

const notes = defineStore<Permission>({
  slug: 'clubs-notes',
  columns: { owner: 'text', text: 'text', at: 'date' },
  indexes: [['owner', 'at']],
  access: { read: 'clubs.own', write: 'clubs.own' },
  retention: { column: 'at', days: 10 },
})

const log = defineStore({
  slug: 'clubs-log',
  columns: { event: 'json' },
  access: 'system',
})

const cell = z.object({
  /** A page of the institution for which the club keeps its sheet. */
  page: z.string(),
  club: z.string(),
  day: z.string().default('2026-09-01'),
  cells: z.unknown().default({}),
  rev: z.number().optional(),
})
const keyOnly = z.object({ club: z.string(), day: z.string().default('2026-09-01') })

const endpoints = [
  defineEndpoint({
    ...{ method: 'post', path: '/save', permission: 'clubs.write', input: cell },
    effect: 'store',
    async handle({ db, req, store }, { cells, club, day, page, rev }) {
      clubsSeen.handled++
      afterCommit(req, () => void clubsSeen.effects.push(club))
      const of = placeOf(await db.findByID({ collection: 'pages', depth: 0, id: page }))
      await clubsSeen.wait()
      const saved = await store('clubs-sheets').put({ club, day }, { cells }, { of, rev })
      return { rev: saved, number: clubsSeen.handled }
    },
  }),
  defineEndpoint({
    ...{ method: 'post', path: '/visit', permission: 'clubs.write', effect: 'store' },
    input: z.object({ page: z.string(), clubs: z.array(z.string()), taken: z.string().optional() }),
    async handle({ db, store }, { clubs, page, taken }) {
      const of = placeOf(await db.findByID({ collection: 'pages', depth: 0, id: page }))
      const door = store('clubs-sheets')
      for (const club of clubs) await door.add({ club, day: '2026-09-01' }, { visitors: 1 }, { of })
      if (taken !== undefined) await door.put({ club: taken, day: '2026-09-01' }, {}, { of })
    },
  }),
  defineEndpoint({
    ...{ method: 'delete', path: '/sheet', permission: 'clubs.write', input: keyOnly },
    effect: 'store',
    handle: async ({ store }, key) => store('clubs-sheets').remove(key),
  }),
  defineEndpoint({
    ...{ method: 'get', path: '/sheets', permission: 'clubs.read' },
    input: z.object({ club: z.string().optional() }),
    handle: async ({ store }, { club }) =>
      store('clubs-sheets').find(
        club === undefined ? { order: '-day' } : { where: { club }, order: 'day' },
      ),
  }),
  // A sheet and a page in one transaction; the page may be refused.
  defineEndpoint({
    ...{ method: 'post', path: '/both', permission: 'clubs.write' },
    input: cell.extend({ title: z.string(), site: z.string(), goesOn: z.boolean().default(false) }),
    async handle({ db, store }, { cells, club, day, goesOn, page, rev, site, title }) {
      clubsSeen.handled++
      const of = placeOf(await db.findByID({ collection: 'pages', depth: 0, id: page }))
      await clubsSeen.wait()
      const saved = store('clubs-sheets').put({ club, day }, { cells }, { of, rev })
      await (goesOn ? saved.catch(() => undefined) : saved)
      const seen = await store('clubs-sheets').get({ club, day })
      await db.create({ collection: 'pages', data: { site, title }, locale: 'kk' })
      return { rev: seen?.rev, number: clubsSeen.handled }
    },
  }),
  defineEndpoint({
    ...{ method: 'post', path: '/note', permission: 'clubs.own', effect: 'store' },
    input: z.object({ owner: z.string(), text: z.string() }),
    handle: async ({ store }, { owner, text }) => ({
      id: await store('clubs-notes').append({ owner, text, at: new Date().toISOString() }),
    }),
  }),
  defineEndpoint({
    ...{ method: 'patch', path: '/note', permission: 'clubs.own', effect: 'store' },
    input: z.object({ id: z.string(), owner: z.string().optional(), text: z.string() }),
    handle: async ({ store }, { id, ...values }) =>
      store('clubs-notes').put({ id }, values, { rev: 1 }),
  }),
  defineEndpoint({
    ...{ method: 'get', path: '/notes', permission: 'clubs.own' },
    input: z.object({ owner: z.string() }),
    handle: async ({ store }, { owner }) =>
      store('clubs-notes').find({ where: { owner }, order: 'at', columns: ['text'] }),
  }),
  // Handlers that try what they must not.
  defineEndpoint({
    ...{ method: 'get', path: '/write', permission: 'clubs.write', input: keyOnly },
    handle: async ({ store }, key) => store('clubs-sheets').remove(key),
  }),
  defineEndpoint({
    ...{ method: 'get', path: '/system', permission: 'clubs.write', input: z.object({}) },
    handle: async ({ store }) => store('audit').find({ order: 'at' }),
  }),
  defineEndpoint({
    ...{ method: 'post', path: '/document', permission: 'clubs.write', effect: 'store' },
    input: z.object({ page: z.string() }),
    handle: async ({ db }, { page }) => {
      const all = db as unknown as Record<'delete', (args: object) => Promise<unknown>>
      return all.delete({ collection: 'pages', id: page })
    },
  }),
]

/** A plugin for tests: stores of every kind, and endpoints that use them well and badly. */
export const clubs = definePlugin<Permission>({
  id: 'clubs',
  version: '1.0.0',
  permissions: {
    'clubs.read': { editor: 'institution', deputy: 'institution', root: 'all' },
    // A clerk hands sheets in, and does not see them.
    'clubs.write': { editor: 'institution', clerk: 'institution', root: 'all' },
    'clubs.own': { pupil: { field: 'owner' }, root: 'all' },
  },
  stores: [sheets, notes, log],
  endpoints,
  on: {
    'clubs.sheetSaved': async ({ store }, event) => {
      await clubsSeen.hear()
      clubsSeen.heard.push(event.id)
      await store('clubs-log').append({ event })
    },
  },
  translations: { kk: {}, ru: {} },
})
