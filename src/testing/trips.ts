import { createElement } from 'react'
import { z } from 'zod'
import {
  defineCollection,
  defineEndpoint,
  defineJob,
  definePage,
  definePlugin,
  enqueue,
  pathOf,
} from '#kernel'

type Permission = 'trips.edit' | 'trips.read'

/** What tests look at: the trips of which a job reminded. */
export const tripsSeen = { reminded: [] as string[] }

const TEXTS = {
  'module.name': 'trips',
  'trips.one': 'trip',
  'trips.many': 'trips',
  'trips.title': 'title',
  'trips.institution': 'institution',
}

const EDITORS = { root: 'all', region: 'subtree', editor: 'institution' } as const

const trips = defineCollection<Permission>({
  slug: 'trips',
  access: {
    create: 'trips.edit',
    delete: 'trips.edit',
    read: 'trips.read',
    update: 'trips.edit',
  },
  portal: {
    scope: 'institution',
    queries: [['institution']],
    search: ['title'],
    sortBy: 'title',
    isFound: true,
  },
  admin: { useAsTitle: 'title' },
  fields: [{ name: 'title', type: 'text', localized: true, required: true }],
})

/** What is found by words, among the trips of all institutions. */
const tripsPage = definePage<{ titles: readonly string[] }>({
  path: '/',
  query: ['q'],
  view: () =>
    Promise.resolve(({ titles }: { titles: readonly string[] }) =>
      createElement('p', null, titles.join(', ')),
    ),
  async load(ctx, _params, { q = '' }) {
    const { docs } = await ctx.search('trips', q, 10)
    const titles = docs.map(({ title }) => (title as { kk: string }).kk)
    return { title: 'Trips', props: { titles } }
  },
})

const remind = defineJob({
  slug: 'trips.remind',
  input: z.object({ trip: z.string() }),
  run: (_ctx, { trip }) => Promise.resolve(void tripsSeen.reminded.push(trip)),
})

const endpoints = [
  defineEndpoint({
    ...{ method: 'get', path: '/count', permission: 'trips.read', input: z.object({}) },
    handle: async ({ db }) => ({ count: (await db.count({ collection: 'trips' })).totalDocs }),
  }),
  defineEndpoint({
    ...{ method: 'post', path: '/remind', permission: 'trips.edit' },
    input: z.object({ trip: z.string(), isPlaced: z.boolean().default(true) }),
    async handle({ db, req }, { isPlaced, trip }) {
      const found = await db.findByID({ collection: 'trips', depth: 0, id: trip })
      const path = pathOf(found)
      await enqueue(req, remind.slug, { trip }, { ...(isPlaced && { path }) })
    },
  }),
]

/** A plugin for tests: everything that must be gone where a module is off. */
export const tripsPlugin = definePlugin<Permission>({
  id: 'trips',
  version: '1.0.0',
  permissions: { 'trips.edit': EDITORS, 'trips.read': { ...EDITORS, anyone: 'all' } },
  collections: [trips],
  pages: [tripsPage],
  jobs: [remind],
  endpoints,
  translations: { kk: TEXTS, ru: TEXTS },
})
