import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTestPortal, schoolsAtWork, type TestPortal, type WorkingSchool } from '#testing'

let portal: TestPortal
let own: WorkingSchool
let root: WorkingSchool['editor']

beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
  root = await portal.as('root')
})
afterAll(() => portal.stop())

describe('what may not be read may not be asked for either', () => {
  /** Path → a guess that is true for the editor's own account, and one that is not. */
  const SECRETS: readonly (readonly [path: string, isTrue: string, isFalse: string])[] = [
    ['hash', '', 'x'],
    ['salt', '', 'x'],
    ['password', 'x', 'y'],
    ['resetPasswordToken', '', 'x'],
    ['resetPasswordExpiration', '2020-01-01', '2030-01-01'],
    ['resetPasswordRequestedAt', '2020-01-01', '2030-01-01'],
    ['loginAttempts', '0', '5'],
    ['lockUntil', '2020-01-01', '2030-01-01'],
    ['_verified', 'true', 'false'],
    ['_verificationToken', 'x', 'y'],
    ['apiKey', 'x', 'y'],
    ['apiKeyIndex', 'x', 'y'],
    ['enableAPIKey', 'true', 'false'],
    ['sessions', 'x', 'y'],
    ['sessions.id', 'x', 'y'],
    ['memberships.role', 'root', 'x'],
    ['credentials.passwordHash', 'x', 'y'],
    ['tokenHash', 'x', 'y'],
  ]
  const OPERATORS = [
    'equals',
    'not_equals',
    'exists',
    'like',
    'contains',
    'in',
    'greater_than',
    'less_than',
  ]

  test.each(SECRETS)('%s', async (path, isTrue, isFalse) => {
    for (const operator of OPERATORS) {
      const ask = (value: string) =>
        own.editor.get(`/api/users?where[${path}][${operator}]=${encodeURIComponent(value)}`)
      const [one, other] = [await ask(isTrue), await ask(isFalse)]
      expect([operator, one.status, other.status]).toEqual([operator, 400, 400])
      expect(other.text).toBe(one.text)
    }
    const plain = await root.get('/api/users?limit=100&sort=id')
    for (const asker of [root, own.editor]) {
      for (const query of [
        `select[${path}]=true`,
        `populate[users][${path}]=true&depth=2`,
        `sort=${path}`,
        `sort=-${path}`,
      ]) {
        const answer = await asker.get(`/api/users?limit=100&${query}`)
        expect(answer.status).toBeLessThan(500)
        expect(answer.text).not.toMatch(
          /"(hash|salt|password\w*|resetPassword\w*|tokenHash|sessions|memberships)":/i,
        )
      }
    }
    const ids = (text: string) => [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id)
    const up = await root.get(`/api/users?limit=100&sort=${path}`)
    const down = await root.get(`/api/users?limit=100&sort=-${path}`)
    // An order that can be seen is an answer: either there is none, or it says nothing about the field.
    if (up.status === 200) expect(ids(up.text)).toEqual(ids(down.text))
    expect(ids(plain.text).length).toBeGreaterThan(2)
  })

  test('by way of a picture, a page or a site nobody reaches accounts', async () => {
    for (const path of [
      'createdBy.hash',
      'user.hash',
      'institution.users.hash',
      'site.institution.memberships.role',
      'institution.sessions.tokenHash',
    ]) {
      for (const slug of ['pages', 'sites', 'media']) {
        const answer = await own.editor.get(`/api/${slug}?where[${path}][exists]=true`)
        expect([slug, path, answer.status]).toEqual([slug, path, 400])
      }
    }
  })
})

test('whatever is asked, nothing fails, and drafts stay with their school', async () => {
  const name = fc.oneof(
    fc.constantFrom(
      'where',
      'or',
      'and',
      '0',
      'title',
      'site',
      'site.slug',
      'createdAt',
      '_status',
      'equals',
      'in',
      'like',
      'exists',
      'limit',
      'depth',
      'sort',
      'select',
      'populate',
      'joins',
      'locale',
      'draft',
      '',
      '__proto__',
      '$ne',
      'order',
    ),
    fc.string({ maxLength: 8 }),
  )
  const value = fc.oneof(
    fc.constantFrom('', '1', '-1', 'true', 'null', '1e309', '2026-01-01', "'--", '%', 'draft'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const pair = fc
    .tuple(fc.array(name, { minLength: 1, maxLength: 6 }), value)
    .map(
      ([[root = '', ...rest], text]) =>
        `${encodeURIComponent(root)}${rest.map((one) => `[${encodeURIComponent(one)}]`).join('')}=${encodeURIComponent(text)}`,
    )
  const unpaired = fc
    .array(pair, { maxLength: 5 })
    .filter((pairs) => pairs.every((one) => one.length < 400))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('pages', 'media', 'users', 'sites', 'pages/versions'),
      unpaired,
      async (slug, pairs) => {
        const answer = await own.editor.get(`/api/${slug}?${pairs.join('&')}`)
        expect([slug, pairs, answer.status < 500]).toEqual([slug, pairs, true])
        expect(answer.text).not.toContain('foreign draft')
      },
    ),
    { numRuns: 300 },
  )
})
