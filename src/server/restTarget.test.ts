import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import {
  contentsOf,
  createTestPortal,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

let portal: TestPortal
let own: WorkingSchool
let foreign: WorkingSchool
let root: WorkingSchool['editor']

beforeAll(async () => {
  portal = await createTestPortal()
  const schools = await schoolsAtWork(portal)
  own = schools.own
  foreign = schools.foreign
  root = await portal.as('root')
})
afterAll(() => portal.stop())

const UNKNOWN = '01a00000-0000-7000-8000-000000000000'

describe('writing to whatever a filter finds', () => {
  test.each(['institutions', 'sites', 'pages', 'media', 'users'])(
    'is not offered for %s',
    async (slug) => {
      const before = await contentsOf(portal.payload)
      for (const query of [
        '',
        '?where[id][exists]=true',
        `?where[id][equals]=${own.draft}`,
        '?where[id][exists]=true&trash=true',
      ]) {
        for (const method of ['patch', 'delete', 'put'] as const) {
          const answer = await root[method](`/api/${slug}${query}`).send({
            title: 'x',
            deletedAt: null,
          })
          expect(answer.status).toBe(405)
          expect(answer.body).toMatchObject({ error: { code: 'method_not_allowed' } })
        }
      }
      expect(await contentsOf(portal.payload)).toEqual(before)
    },
  )
})

describe('tables of the system do not exist for anybody', () => {
  const CLOSED = [
    'sessions',
    'credentials',
    'jobs',
    'invalidations',
    'payload-locked-documents',
    'payload-migrations',
    'payload-kv',
    'payload-jobs',
    'payload-preferences',
    'payload-folders',
  ]
  const NAMES = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'globals',
    'globals/constructor',
    'graphql',
    'graphql-playground',
    'og',
    'reorder',
    'openapi.json.bak',
    '.env',
    'pages.json',
  ]

  test.each([...CLOSED, ...NAMES])('%s', async (slug) => {
    const before = await contentsOf(portal.payload)
    const anonymous = portal.http
    for (const below of [
      '',
      '/count',
      '/versions',
      '/run',
      `/${UNKNOWN}`,
      `/versions/${UNKNOWN}`,
    ]) {
      // One's own preferences have an address for each key.
      if (slug === 'payload-preferences' && below !== '') continue
      const path = `/api/${slug}${below}`
      const calls = [
        root.get(path),
        anonymous.get(path),
        root.post(path).send({ user: own.editor.userId }),
        anonymous.post(path).send({}),
        root.delete(path),
        root.patch(path).send({}),
      ]
      for (const call of calls) {
        const answer = await call.set('Host', 'localhost:3000')
        expect([path, answer.status]).toEqual([path, 404])
        expect(answer.body).toMatchObject({ error: { code: 'not_found' } })
      }
    }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('versions of what has none are not there', async () => {
    for (const slug of ['users', 'media', 'sites', 'institutions']) {
      expect((await root.get(`/api/${slug}/versions`)).status).toBe(404)
      expect((await root.get(`/api/${slug}/versions/${UNKNOWN}`)).status).toBe(404)
    }
  })

  test('a preference belongs to the person who keeps it', async () => {
    const path = '/api/payload-preferences/nav'
    expect((await own.editor.post(path).send({ value: { open: true } })).status).toBe(200)
    expect((await own.editor.get(path)).body).toMatchObject({ value: { open: true } })
    expect((await foreign.editor.get(path)).text).not.toContain('open')
    expect((await portal.http.get(path).set('Host', 'localhost:3000')).text).not.toContain('open')
    expect(
      (await portal.http.post(path).set('Host', 'localhost:3000').send({ value: 1 })).status,
    ).toBeGreaterThanOrEqual(401)
  })
})

test('a stranger sees what is public and learns nothing else', async () => {
  const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
  for (const query of [
    '',
    '?draft=true',
    '?trash=true',
    '?locale=all&draft=true&trash=true',
    '?where[_status][equals]=draft',
    '?where[deletedAt][exists]=true&trash=true',
    '?draft[]=true',
    '?limit=100&sort=_status',
  ]) {
    const { text } = await get(`/api/pages${query}`)
    expect(text).not.toMatch(/own (draft|trashed)|foreign (draft|trashed)/)
  }
  for (const id of [own.draft, own.trashed]) {
    for (const query of ['', '?draft=true', '?trash=true', '?draft=true&trash=true&locale=all']) {
      expect((await get(`/api/pages/${id}${query}`)).status).toBe(404)
    }
  }
  for (const path of [
    '/api/users',
    `/api/users/${own.editor.userId}`,
    '/api/users/count',
    '/api/pages/versions',
  ]) {
    const { body, status } = await get(path)
    expect([path, status >= 401 && status <= 404]).toEqual([path, true])
    expect(JSON.stringify(body)).not.toMatch(/username|editor/)
  }
  const { body } = await get('/api/access')
  expect(Object.keys((body as { collections: object }).collections).sort()).toEqual([
    'appearances',
    'documents',
    'institutions',
    'media',
    'notices',
    'pages',
    'sites',
  ])
  expect(JSON.stringify(body)).not.toMatch(
    /"(create|update|delete)":true|password|session|hash|salt/,
  )
})
