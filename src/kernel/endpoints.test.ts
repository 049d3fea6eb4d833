import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { core } from '#collections'
import { createTestPortal, ORIGIN, twoSchools, type TestPortal, type TestSchool } from '#testing'
import { defineEndpoint, definePlugin } from './definePlugin'
import { findEndpoint } from './endpoints'
import { PortalError } from './errors'
import { createRegistry } from './registry'
import { attachState, portalOf } from './state'

type Permission = 'clubs.join' | 'clubs.read'
const idOnly = z.object({ id: z.string() })
const clubs = definePlugin<Permission>({
  id: 'clubs',
  version: '1.0.0',
  permissions: {
    'clubs.read': { anyone: 'all' },
    'clubs.join': { pupil: { field: 'pupil' }, editor: 'institution' },
  },
  translations: { kk: {}, ru: {} },
  endpoints: [
    defineEndpoint({
      ...{ method: 'get', path: '/hours', permission: 'clubs.read' },
      input: z.object({ week: z.coerce.number().int() }),
      handle: async ({ locale, t }, { week }) => ({
        locale,
        week,
        no: t('kernel:error.forbidden'),
      }),
    }),
    defineEndpoint({
      ...{ method: 'post', path: '/join', permission: 'clubs.join' },
      input: z.object({ club: z.string().min(1), days: z.array(z.number()).default([]) }),
      handle: async (_ctx, input) => input,
    }),
    defineEndpoint({
      ...{ method: 'patch', path: '/page', permission: 'clubs.read', input: idOnly },
      // A handler that tries to leave access control behind.
      handle: async ({ db }, { id }) =>
        db.update({
          ...{ collection: 'pages', id, data: { title: 'Жаңа' }, depth: 0, locale: 'kk' },
          ...{ overrideAccess: true, req: {} },
        }),
    }),
    defineEndpoint({
      ...{ method: 'delete', path: '/fail', permission: 'clubs.read', input: idOnly },
      async handle(_ctx, { id }) {
        throw id === 'own' ? new PortalError('conflict') : new RangeError('SELECT secret')
      },
    }),
  ],
})

let portal: TestPortal
let schools: Readonly<{ a: TestSchool; b: TestSchool }>
type Agent = Pick<TestPortal['http'], 'delete' | 'get' | 'patch' | 'post'>
let agents: Record<'editor' | 'foreign' | 'nobody' | 'pupil' | 'teacher', Agent>

beforeAll(async () => {
  portal = await createTestPortal()
  const state = portalOf(portal.payload)
  attachState(portal.payload, { ...state, registry: createRegistry(core, [clubs]) })
  schools = await twoSchools(portal.payload)
  const { a, b } = schools
  agents = {
    editor: await portal.as('editor', a.institution),
    foreign: await portal.as('editor', b.institution),
    nobody: portal.http,
    pupil: await portal.as('pupil', a.institution),
    teacher: await portal.as('teacher', a.institution),
  }
})
afterAll(() => portal.stop())

type Method = keyof Agent
const ask = (who: keyof typeof agents, method: Method, path: string, body?: object | string) => {
  const request = agents[who][method](`/api/plugins${path}`)
  request.set('Host', 'localhost:3000').set('Origin', ORIGIN).type('json')
  return body === undefined ? request : request.send(body)
}
const join = { club: 'Шахмат' }

test.each<[keyof typeof agents, number, string | undefined]>([
  ['nobody', 401, 'unauthenticated'],
  ['teacher', 403, 'forbidden'],
  ['editor', 200, undefined],
  ['pupil', 200, undefined],
])('%s who joins is answered %i', async (who, status, code) => {
  const answer = await ask(who, 'post', '/clubs/join', join)
  expect([answer.status, answer.body.error?.code]).toEqual([status, code])
  if (status === 200) expect(answer.body).toEqual({ club: 'Шахмат', days: [] })
})

test('what anyone may ask, anyone may ask: signed in or not, in his own language', async () => {
  for (const who of ['nobody', 'teacher'] as const) {
    const answer = await ask(who, 'get', '/clubs/hours?week=3').set('Accept-Language', 'ru')
    expect(answer.body).toEqual({ locale: 'ru', week: 3, no: 'У вас нет прав на это действие.' })
    expect(answer.headers['cache-control']).toBe('no-store')
  }
})

test.each<[string, object | string, string, string | undefined]>([
  ['a field is missing', {}, 'invalid_input', 'club'],
  ['a field is empty', { club: '' }, 'invalid_input', 'club'],
  ['something inside is wrong', { ...join, days: [1, 'x'] }, 'invalid_input', 'days.1'],
  ['it is no object', [], 'invalid_input', undefined],
  ['it is no JSON', '{"club":', 'malformed_body', undefined],
])('400 when %s, with the field at fault', async (_what, body, code, field) => {
  const answer = await ask('editor', 'post', '/clubs/join', body)
  expect(answer.status).toBe(400)
  expect(answer.body.error.code).toBe(code)
  expect(answer.body.error.field || undefined).toBe(field)
})

test('who may not ask learns nothing about what he sent', async () => {
  expect((await ask('nobody', 'post', '/clubs/join', {})).status).toBe(401)
  expect((await ask('teacher', 'post', '/clubs/join', {})).status).toBe(403)
})

test.each<[Method, string]>([
  ['get', '/clubs/join'],
  ['post', '/clubs/joi'],
  ['post', '/clubs/join/'],
  ['post', '/club/join'],
  ['get', '/core/hours'],
  ['get', ''],
])('%s %s is not there', async (method, path) => {
  expect((await ask('editor', method, path)).status).toBe(404)
})

test('a handler reaches exactly what the person behind the request may reach', async () => {
  const page = { title: 'Ескі', site: schools.a.site, slug: 'x' }
  const { id } = (await agents.editor.post('/api/pages').send(page)).body.doc as { id: string }
  expect((await ask('foreign', 'patch', '/clubs/page', { id })).status).toBe(404)
  expect((await ask('nobody', 'patch', '/clubs/page', { id })).status).toBe(404)
  expect((await ask('editor', 'patch', '/clubs/page', { id })).body).toMatchObject({
    title: 'Жаңа',
  })
})

test("a handler's own refusal is told, a fault of its code is not", async () => {
  const own = await ask('nobody', 'delete', '/clubs/fail', { id: 'own' })
  expect([own.status, own.body.error.code]).toEqual([409, 'conflict'])
  const fault = await ask('nobody', 'delete', '/clubs/fail', { id: 'other' })
  expect([fault.status, fault.body.error.code]).toEqual([500, 'internal'])
  expect(fault.text).not.toContain('secret')
})

test('an endpoint is found by plugin, method in any case, and exact path', () => {
  const { registry } = portalOf(portal.payload)
  expect(findEndpoint(registry, 'POST', 'clubs', '/join')).toBe(clubs.endpoints?.[1])
  expect(findEndpoint(registry, 'POST', 'clubs', '/JOIN')).toBeUndefined()
})
