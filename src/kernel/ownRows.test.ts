import { expect, test } from '@jest/globals'
import type { Where } from 'payload'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import type { Membership } from './membership'
import { listFilter } from './ownRows'

const permissions = new Map<string, Grants>([
  ['p.read', { anyone: 'all', analyst: { field: 'owner' } }],
  ['p.edit', { root: 'all', region: 'subtree', editor: 'institution' }],
])
const access = { create: 'p.edit', delete: 'p.edit', read: 'p.read', update: 'p.edit' } as const
const documents: PortalCollection = {
  ...{ slug: 'p', access, fields: [], portal: { scope: 'institution' } },
}
const listed = (memberships: Membership[], collection = documents) =>
  listFilter(
    collection,
    permissions,
  )({
    req: { user: { id: 'me', memberships } },
  } as unknown as Parameters<ReturnType<typeof listFilter>>[0])

const region: Membership = { role: 'region', path: ['m', 'r'] }
const editor: Membership = { role: 'editor', path: ['m', 'r', 's'] }
const analyst: Membership = { role: 'analyst', path: ['m', 'r'] }
const auditor: Membership = { role: 'auditor', path: ['m'] }

test('whoever changes documents lists those', async () => {
  expect(await listed([editor])).toEqual({ institution: { equals: 's' } })
  expect(await listed([region])).toEqual({ at2: { equals: 'r' } })
  expect(await listed([region, editor])).toEqual({
    or: [{ institution: { equals: 's' } }, { at2: { equals: 'r' } }],
  })
  expect(await listed([{ role: 'root', path: [] }])).toBeNull()
})

test('whoever changes none lists what stands at his nodes and below, and what is his own', async () => {
  expect(await listed([auditor])).toEqual({ or: [{ at1: { equals: 'm' } }] })
  expect(await listed([analyst, { ...auditor, path: ['m', 'q', 't'] }])).toEqual({
    or: [{ at2: { equals: 'r' } }, { at3: { equals: 't' } }, { owner: { equals: 'me' } }],
  })
})

test('one without a node, and one without a role, list what they may read', async () => {
  expect(await listed([{ ...auditor, path: [] }])).toBeNull()
  expect(await listed([])).toBeNull()
})

test('nodes are listed by their own columns', async () => {
  const nodes: PortalCollection = { ...documents, portal: { scope: 'node' } }
  expect(await listed([editor], nodes)).toEqual({ id: { equals: 's' } })
  expect(await listed([auditor], nodes)).toEqual({ or: [{ at1: { equals: 'm' } }] })
})

test('a filter of the collection’s own is kept, also where the person is bound by nothing', async () => {
  const asked: Where = { ended: { equals: false } }
  const own = { ...documents, admin: { baseFilter: async () => asked } }
  expect(await listed([editor], own)).toEqual({ and: [{ institution: { equals: 's' } }, asked] })
  expect(await listed([{ role: 'root', path: [] }], own)).toEqual(asked)
  const none = { ...documents, admin: { baseFilter: () => null } }
  expect(await listed([editor], none)).toEqual({ institution: { equals: 's' } })
})

test('tables of the system ask nothing of anybody', async () => {
  const closed = { ...documents, access: 'system' } as PortalCollection
  expect(await listed([editor], closed)).toEqual({ or: [{ at3: { equals: 's' } }] })
})
