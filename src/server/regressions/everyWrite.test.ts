import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { portalOf } from '#kernel'
import { contentsOf, createTestPortal, ORIGIN, schoolsAtWork, type TestPortal } from '#testing'
import { openFalseService, type FalseService } from '../../testing/falseService'
import { cabinetForms } from '../cabinet/cabinetForms'
import { createApp, type App } from '../createApp'
import request from 'supertest'

/** T-CSRF, A-14: every way to write that the portal declares, whoever adds the next one. */
let portal: TestPortal
let service: FalseService
let app: App
let cookie: string

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openFalseService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  const { own } = await schoolsAtWork(portal)
  const all = own.editor.jar.getCookies({
    ...{ domain: '127.0.0.1', path: '/', secure: false, script: false },
  })
  cookie = all.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(cookie).toContain('orda=')
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

const STEPS = ['slip', 'code', 'password', 'enrol/begin', 'enrol/confirm', 'enrol/kept', 'state']
const AUTH = ['login', 'logout', 'refresh-token', 'first-register', 'forgot-password', 'unlock']

/** Method and address of everything that writes. */
function writes(): readonly (readonly [method: 'delete' | 'patch' | 'post', path: string])[] {
  const { manifests } = portalOf(portal.payload).registry
  const declared = manifests.flatMap(({ endpoints = [], id }) =>
    endpoints
      .filter(({ method }) => method !== 'get')
      .map(({ method, path }) => [method as 'post', `/api/plugins/${id}${path}`] as const),
  )
  const collections = portal.payload.config.collections.flatMap(({ slug }) => [
    ['post', `/api/${slug}`] as const,
    ['patch', `/api/${slug}/x`] as const,
    ['delete', `/api/${slug}/x`] as const,
  ])
  const forms = [
    ...Object.keys(cabinetForms).map((path) => `/kk/me/${path}`),
    ...STEPS.map((path) => `/kk/sign-in/${path}`),
    ...['/kk/sign-in', '/kk/sign-out', '/kk/view', '/ru/preview/page', '/admin', '/kk/email'],
    ...AUTH.map((path) => `/api/users/${path}`),
  ].map((path) => ['post', path] as const)
  return [...declared, ...collections, ...forms]
}

/** What a browser sends of a page that is not ours, or does not say. */
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  {},
  { Origin: 'http://a.localhost:3000' },
  ...['cross-site', 'same-site', 'none', '', 'x'].map((site) => ({
    ...{ Origin: ORIGIN, 'Sec-Fetch-Site': site },
  })),
  ...['cross-site', 'same-site', 'none'].map((site) => ({ 'Sec-Fetch-Site': site })),
]

test('nothing that writes is done for a page of somebody else', async () => {
  const all = writes()
  expect(all.length).toBeGreaterThan(60)
  const before = await contentsOf(portal.payload)
  const passed: string[] = []
  for (const [method, path] of all)
    for (const headers of FOREIGN) {
      const answer = await request(app)
        [method](path)
        .set({ Host: 'localhost:3000', Cookie: cookie, ...headers })
        .type('form')
        .send('a=b')
      if (answer.status !== 403 || answer.get('Set-Cookie'))
        passed.push(`${method} ${path} ${JSON.stringify(headers)} ${String(answer.status)}`)
    }
  expect(passed).toEqual([])
  expect(await contentsOf(portal.payload)).toEqual(before)
}, 120_000)
