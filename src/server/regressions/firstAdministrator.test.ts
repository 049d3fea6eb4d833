import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contentsOf, createTestPortal, ORIGIN, type TestPortal } from '#testing'
import { createAdmin } from '../../commands/createAdmin'

/** T-FIRST: on an empty portal nobody becomes an administrator from outside, and from inside one does. */
let portal: TestPortal
beforeAll(async () => {
  portal = await createTestPortal()
})
afterAll(() => portal.stop())

const BODIES: readonly object[] = [
  { email: 'evil@example.kz', username: 'evil', password: 'дала үстінде қыран', name: 'x' },
  { username: ['evil'], password: { $ne: '' }, role: 'root', collection: 'users' },
]

describe('an empty portal', () => {
  test.each([
    '/api/users/first-register',
    '/api/users',
    '/api/users/init',
    '/api/memberships',
    '/api/plugins/core/memberships',
    '/admin/create-first-user',
  ])('%s makes nobody anything', async (path) => {
    const before = await contentsOf(portal.payload)
    for (const body of BODIES) {
      const { status } = await portal.http
        .post(path)
        .set({ Host: 'localhost:3000', Origin: ORIGIN })
        .send(body)
      expect([path, status >= 400 && status !== 500]).toEqual([path, true])
    }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })
})

test('of fifty who want to be the first at once, one is', async () => {
  const asked = Array.from({ length: 50 }, (_, index) =>
    createAdmin({
      args: ['--username', `bas-${String(index)}`],
      payload: portal.payload,
      print: () => undefined,
    }),
  )
  const ended = await Promise.allSettled(asked)
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const counted = ['users', 'memberships', 'credentials'].map(async (collection) => {
    const { totalDocs } = await portal.payload.db.count({ collection })
    return totalDocs
  })
  expect(await Promise.all(counted)).toEqual([1, 1, 1])
}, 120_000)
