import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, schoolsAtWork, type TestPortal, type WorkingSchool } from '#testing'

/** T-LOCAL, T-MULTIAUTH, T-UNLOCK, T-JOBS: what could be done inside the server, or in a table beside the accounts. */
let portal: TestPortal
let own: WorkingSchool
beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
})
afterAll(() => portal.stop())

type Local = Readonly<Record<'count' | 'find', (args: object) => Promise<{ totalDocs: number }>>>
const totalFor = async (collection: string, user: unknown): Promise<number | 'refused'> => {
  const payload = portal.payload as unknown as Local
  try {
    return (await payload.find({ collection, user, overrideAccess: false })).totalDocs
  } catch {
    return 'refused'
  }
}
/** Persons as somebody may have put them together by hand. */
const CLAIMED = (id: string): readonly object[] => [
  { id },
  { id, collection: 'users' },
  { id, collection: 'pages', role: 'root', roles: ['root'] },
  { id, memberships: [] },
  { id, collection: 'users', memberships: [{ role: 'nobody-knows', path: [] }] },
]

describe('a person without roles', () => {
  test.each(['users', 'memberships', 'sessions', 'credentials', 'identities', 'audit'])(
    'who is put together by hand is shown nothing of %s but what is his own',
    async (collection) => {
      const { userId } = own.editor
      for (const user of CLAIMED(userId)) {
        const total = await totalFor(collection, user)
        expect(total === 'refused' || total <= 1).toBe(true)
      }
      for (const user of CLAIMED('01a00000-0000-7000-8000-000000000000'))
        expect([0, 'refused']).toContain(await totalFor(collection, user))
    },
  )

  test('sees of pages what everybody does, no draft', async () => {
    const everybody = await totalFor('pages', null)
    for (const user of CLAIMED(own.editor.userId))
      expect(await totalFor('pages', user)).toBe(everybody)
  })
})

test('accounts are one collection, whose ids no other one shares', async () => {
  const { collections } = portal.payload.config
  expect(collections.filter(({ auth }) => auth).map(({ slug }) => slug)).toEqual(['users'])
  expect(own.editor.userId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7|^[0-9a-f]{24}$/)
})

describe('what only the server runs', () => {
  test.each([
    '/api/payload-jobs',
    '/api/payload-jobs/run',
    '/api/payload-jobs/run?queue=default&limit=100&allQueues=true',
    '/api/payload-jobs/handle-schedules',
    '/api/jobs',
    '/api/users/unlock',
  ])('%s is not there, for nobody', async (path) => {
    const roles = ['root', 'region', 'teacher', 'parent', 'pupil'] as const
    for (const role of roles) {
      const agent = await portal.as(role, own.institution)
      expect([role, (await agent.get(path)).status]).toEqual([role, 404])
      expect([role, (await agent.post(path).send({ username: 'x' })).status]).toEqual([role, 404])
    }
    // Below accounts it could be the id of one, which nobody is told.
    const nobody = await portal.http.get(path).set('Host', 'localhost:3000')
    expect([403, 404]).toContain(nobody.status)
  })
})
