import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Test } from 'supertest'
import {
  contentsOf,
  createTestPortal,
  schoolsAtWork,
  uploadedFiles,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

let portal: TestPortal
let own: WorkingSchool
let foreign: WorkingSchool

beforeAll(async () => {
  portal = await createTestPortal()
  const schools = await schoolsAtWork(portal)
  own = schools.own
  foreign = schools.foreign
})
afterAll(() => portal.stop())

const UNKNOWN = '01a00000-0000-7000-8000-000000000000'
const NO_IDS = [
  'x',
  '-'.repeat(36),
  '0',
  '-1',
  '1e309',
  'null',
  'undefined',
  'NaN',
  'true',
  '[object Object]',
  UNKNOWN,
  UNKNOWN.toUpperCase(),
  '507f1f77bcf86cd799439011',
  '{"$ne":null}',
  '{"$gt":""}',
  '[$ne]',
  "1' OR '1'='1",
  "'; DROP TABLE pages; --",
  '1)) UNION SELECT * FROM users --',
  '%',
  '_',
  '*',
  'қазақ',
  '😀',
  '\u202egnp',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'a'.repeat(300),
  'count',
  'access',
]

type Call = readonly [name: string, call: (collection: string, id: string) => Test]
/** Every way to reach one document, or one version of it, by id. */
const BY_ID: readonly Call[] = [
  ['read', (slug, id) => own.editor.get(`/api/${slug}/${id}`)],
  ['read as a draft', (slug, id) => own.editor.get(`/api/${slug}/${id}?draft=true`)],
  ['read in the trash', (slug, id) => own.editor.get(`/api/${slug}/${id}?trash=true`)],
  [
    'read everything',
    (slug, id) => own.editor.get(`/api/${slug}/${id}?draft=true&trash=true&locale=all&depth=2`),
  ],
  ['change', (slug, id) => own.editor.patch(`/api/${slug}/${id}`).send({ title: 'x', alt: 'x' })],
  [
    'save as a draft',
    (slug, id) =>
      own.editor.patch(`/api/${slug}/${id}?draft=true&autosave=true`).send({ title: 'x' }),
  ],
  [
    'take from the trash',
    (slug, id) => own.editor.patch(`/api/${slug}/${id}?trash=true`).send({ deletedAt: null }),
  ],
  ['delete', (slug, id) => own.editor.delete(`/api/${slug}/${id}`)],
  ['delete for ever', (slug, id) => own.editor.delete(`/api/${slug}/${id}?trash=true`)],
  ['duplicate', (slug, id) => own.editor.post(`/api/${slug}/${id}/duplicate`).send({})],
  ['read a version', (slug, id) => own.editor.get(`/api/${slug}/versions/${id}`)],
  ['restore a version', (slug, id) => own.editor.post(`/api/${slug}/versions/${id}`).send({})],
  ['ask for rights', (slug, id) => own.editor.post(`/api/${slug}/access/${id}`).send({})],
]

describe.each(BY_ID)('to %s by an id', (name, call) => {
  test('that is none: 404 in words, whatever it looks like', async () => {
    const before = await contentsOf(portal.payload)
    for (const id of NO_IDS) {
      // These two are addresses of their own.
      if (name.startsWith('read') && /^(count|access)$/.test(id)) continue
      const answer = await call('pages', encodeURIComponent(id))
      expect([id, answer.status]).toEqual([id, 404])
      const { error } = answer.body as { error: { code: string; message: string } }
      expect(error.message).toBe('Мұндай бет немесе құжат жоқ.')
    }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test("of another collection, or of another school's: the same answer as if there were none", async () => {
    const before = await contentsOf(portal.payload)
    const files = uploadedFiles(portal.payload)
    const isReading = /^read|rights/.test(name)
    const versions = (await foreign.editor.get('/api/pages/versions?limit=100')).body as {
      docs: { id: string }[]
    }
    const cases: (readonly [string, string])[] = [
      ['pages', own.site],
      ['pages', own.editor.userId],
      ['media', own.draft],
      ['pages', foreign.draft],
      ['pages', foreign.trashed],
      ['users', foreign.editor.userId],
      ...versions.docs.map(({ id }) => ['pages', id] as const),
      // Everybody may read what is public.
      ...(isReading
        ? []
        : ([
            ['pages', foreign.published],
            ['media', foreign.picture],
            ['sites', foreign.site],
            ['institutions', foreign.institution],
          ] as const)),
    ]
    for (const [slug, id] of cases) {
      const answer = await call(slug, id)
      const none = await call(slug, UNKNOWN)
      expect([slug, id, answer.status]).toEqual([slug, id, none.status])
      expect(answer.status).toBe(404)
      expect(answer.text).toBe(none.text)
    }
    expect(uploadedFiles(portal.payload)).toEqual(files)
    expect(await contentsOf(portal.payload)).toEqual(before)
  })
})

test('no list, count or search of one school shows what another keeps to itself', async () => {
  for (const query of [
    '',
    '&draft=true',
    '&trash=true',
    '&draft=true&trash=true&locale=all&depth=2',
  ]) {
    for (const path of ['pages', 'pages/versions', 'media', 'sites']) {
      const { text } = await own.editor.get(`/api/${path}?limit=100${query}`)
      expect(text).not.toMatch(/foreign (draft|trashed)/)
    }
  }
  expect((await own.editor.get('/api/users?limit=100')).body).toMatchObject({ totalDocs: 1 })
})
