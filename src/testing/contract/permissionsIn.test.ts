import { expect, test } from '@jest/globals'
import { z } from 'zod'
import type { AnyPlugin } from '#kernel'
import { permissionsIn } from './permissionsIn'

const clubs: AnyPlugin = {
  id: 'clubs',
  version: '1.0.0',
  permissions: { 'clubs.read': { anyone: 'all' }, 'clubs.forgotten': { root: 'all' } },
  collections: [
    {
      slug: 'clubs-clubs',
      access: {
        create: 'clubs.mistyped',
        delete: 'clubs.read',
        read: 'clubs.read',
        update: 'clubs.read',
      },
      fields: [{ name: 'name', type: 'text' }],
    },
  ],
  stores: [
    {
      slug: 'clubs-counts',
      columns: { count: 'integer' },
      emits: 'clubs.counted',
      access: { read: 'clubs.count', write: 'system' },
    },
  ],
  jobs: [{ slug: 'clubs.remind', input: z.object({}), run: async () => undefined }],
  on: { 'clubs.counted': async () => undefined },
  translations: { kk: { 'clubs.name': 'clubs.text' }, ru: { 'clubs.name': 'clubs.text' } },
}

test('what is declared and what is used are told apart from labels, events and jobs', () => {
  expect(permissionsIn(clubs)).toEqual({
    declared: ['clubs.forgotten', 'clubs.read'],
    used: ['clubs.count', 'clubs.mistyped', 'clubs.read'],
  })
})

test('what refers to itself is walked once', () => {
  const circle: Record<string, unknown> = { name: 'clubs.read' }
  circle.self = circle
  expect(permissionsIn({ ...clubs, collections: [circle as never] }).used).toContain('clubs.read')
})
