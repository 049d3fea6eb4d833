import { expect, test } from '@jest/globals'
import type { AccessArgs, Payload, PayloadRequest, Where } from 'payload'
import { mayUseAdmin, openRows } from './access'
import { accessOf } from './collectionAccess'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { subjectOf, type Membership, type Subject } from './membership'
import { GRANTABLE_ROLES } from './roles'
import { attachState, type PortalState } from './state'

const open: Where = { _status: { equals: 'published' } }
const person = (...memberships: Membership[]): Subject => ({ id: 'u', memberships })
const editorOf = (institution: string) => person({ role: 'editor', path: ['root', institution] })
const edit: Grants = { root: 'all', editor: 'institution' }

test('the public sees what is published and not in the trash', () => {
  expect(openRows({})).toBe(true)
  expect(openRows({ versions: true })).toBe(true)
  expect(openRows({ versions: { drafts: true } })).toEqual({ and: [open] })
  expect(openRows({ trash: true, versions: { drafts: true } })).toEqual({
    and: [open, { deletedAt: { exists: false } }],
  })
})

/** A portal in which everything belongs to the core, and is on. */
const payload = {} as Payload
attachState(payload, {
  registry: { collections: new Map(), moduleOf: new Map() },
} as unknown as PortalState)

const asked = (user: unknown): AccessArgs => ({ req: { payload, user } as PayloadRequest })
const answers = async (collection: PortalCollection, user: unknown) => {
  const access = accessOf(
    collection,
    new Map([
      ['p.edit', edit],
      ['p.read', { anyone: 'all' }],
    ]),
  )
  const { admin, ...rest } = access
  const named = Object.entries(rest as Record<string, (args: AccessArgs) => unknown>)
  const all = await Promise.all(named.map(async ([key, may]) => [key, await may(asked(user))]))
  return { ...Object.fromEntries(all), admin: await admin?.(asked(user)) }
}
const drafts: PortalCollection = {
  slug: 'p',
  access: { create: 'p.edit', delete: 'p.edit', read: 'p.read', update: 'p.edit' },
  fields: [],
  versions: { drafts: true },
}

test('a stranger reads what is open, and nothing else', async () => {
  const closed = { admin: false, create: false, delete: false, update: false }
  expect(await answers(drafts, null)).toEqual({
    ...closed,
    ...{ read: { and: [open] }, readVersions: false, unlock: false },
  })
})

test('an editor writes at his institution, and reads the versions of what he may write', async () => {
  const own = { institution: { equals: 'A' } }
  expect(await answers(drafts, editorOf('A'))).toMatchObject({
    ...{ admin: true, create: true, delete: own, unlock: false, update: own },
    readVersions: { 'version.institution': { equals: 'A' } },
  })
})

test('a table of the system is closed to root himself, and an unknown permission to everybody', async () => {
  const root = { ...person({ role: 'root', path: [] }), collection: 'users' }
  const shut = { create: false, delete: false, read: false, readVersions: false, update: false }
  const all = { ...shut, unlock: false }
  expect(await answers({ ...drafts, access: 'system' }, root)).toEqual({ ...all, admin: false })
  const lost = { create: 'x', delete: 'x', read: 'x', update: 'x' }
  expect(await answers({ ...drafts, access: lost }, root)).toEqual({ ...all, admin: true })
})

test('a user of the session is a subject, with or without roles', () => {
  expect(subjectOf({ user: null })).toBeUndefined()
  expect(subjectOf({ user: { id: 7 } as never })).toEqual({ id: '7', memberships: [] })
})

test('parents and pupils have the cabinet, everybody who works has the admin', () => {
  expect(mayUseAdmin(undefined)).toBe(false)
  for (const role of GRANTABLE_ROLES)
    expect(mayUseAdmin(person({ role, path: [] }))).toBe(role !== 'parent' && role !== 'pupil')
})
