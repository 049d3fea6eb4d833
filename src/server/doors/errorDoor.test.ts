import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { z } from 'zod'
import {
  definePlugin,
  ERRORS,
  LOCALES,
  PortalError,
  portalOf,
  type AnyPlugin,
  type ErrorCode,
} from '#kernel'
import { createTestPortal, openRawDoor, type RawDoor, type TestPortal } from '#testing'
import { createApp } from '../createApp'

let portal: TestPortal
let door: RawDoor
let pages: ReturnType<typeof request>
let thrown: unknown
let root: Awaited<ReturnType<TestPortal['as']>>

/** Throws what the test wants. */
const trouble = definePlugin({
  id: 'trouble',
  version: '0.1.0',
  permissions: { 'trouble.make': { root: 'all' } },
  endpoints: [
    {
      method: 'get',
      path: '/make',
      permission: 'trouble.make',
      input: z.object({}),
      handle: async () => {
        throw thrown
      },
    },
  ],
  pages: [
    {
      path: '/page',
      load: async () => {
        throw thrown
      },
      view: async () => () => null,
    },
  ],
  translations: { kk: {}, ru: {} },
})

beforeAll(async () => {
  portal = await createTestPortal()
  root = await portal.as('root')
  const { registry } = portalOf(portal.payload)
  ;(registry.permissions as Map<string, object>).set('trouble.make', { root: 'all' })
  ;(registry.manifests as AnyPlugin[]).push(trouble)
  // The pages of a manifest are learnt when an app is made.
  const { instanceKey, payload } = portal
  pages = request(createApp({ payload, instanceKey }))
  door = await openRawDoor(portal.app)
})
afterAll(async () => {
  await door.close()
  await portal.stop()
})

const SECRET = 'CANARY-77'
const sentenceOf = (code: ErrorCode, locale: 'kk' | 'ru'): string =>
  portalOf(portal.payload).translate(locale)(`kernel:error.${code}`, {
    limit: 1,
    min: 1,
    slug: 'x',
    count: 1,
    reason: 'Кестеде жол жоқ.',
  })

describe.each(Object.keys(ERRORS) as ErrorCode[])('%s', (code) => {
  test('has its status and a sentence in both languages, for programs', async () => {
    thrown = new PortalError(
      code,
      { limit: 1, min: 1, slug: 'x', count: 1, reason: 'Кестеде жол жоқ.' },
      { cause: new Error(SECRET) },
    )
    for (const locale of LOCALES) {
      const answer = await root
        .get('/api/plugins/trouble/make')
        .set('Cookie', `payload-lng=${locale}`)
      const message = sentenceOf(code, locale)
      expect(answer.status).toBe(ERRORS[code].status)
      expect(answer.body).toMatchObject({ error: { code, message }, errors: [{ message }] })
      expect(answer.headers).toMatchObject({
        'content-language': locale,
        'cache-control': 'no-store',
      })
      expect(message).toMatch(/[а-яәғқңөұүһі]{3}.*[.!?]$/i)
      expect(answer.text).not.toContain(SECRET)
      const wait =
        'retryAfter' in ERRORS[code]
          ? String((ERRORS[code] as { retryAfter: number }).retryAfter)
          : undefined
      expect(answer.headers['retry-after']).toBe(wait)
    }
  })
})

describe('what nobody foresaw', () => {
  const UNKNOWN: readonly (readonly [string, () => unknown])[] = [
    ['an error', () => new Error(`SQLITE_ERROR: no such table ${SECRET}`)],
    ['an error with a cause', () => new Error('x', { cause: new Error(SECRET) })],
    [
      'an error with a status of its own',
      () => Object.assign(new Error(SECRET), { status: 500, expose: true }),
    ],
    [
      'an error with a code of something else',
      () => Object.assign(new Error(SECRET), { code: 'ENOENT' }),
    ],
    [
      'an error with a code of every object',
      () => Object.assign(new Error(SECRET), { code: 'constructor' }),
    ],
    ['a text', () => SECRET],
    ['an object', () => ({ message: SECRET })],
    [
      'an error whose message cannot be read',
      () =>
        Object.defineProperty(new Error('x'), 'message', {
          get: () => {
            throw new Error(SECRET)
          },
        }),
    ],
  ]

  test.each(UNKNOWN)(
    '%s: 500 with a sentence and the number of the request, nothing of the cause',
    async (_name, make) => {
      for (const locale of LOCALES) {
        thrown = make()
        const page = await pages.get(`/${locale}/trouble/page`).set('Host', 'localhost:3000')
        expect(page.status).toBe(500)
        expect(page.text).toContain(`<html lang="${locale}">`)
        expect(page.text).toContain(sentenceOf('internal', locale))
        expect(page.text).toContain(`<code>${String(page.headers['x-request-id'])}</code>`)
        const api = await root
          .get('/api/plugins/trouble/make')
          .set('Cookie', `payload-lng=${locale}`)
        expect(api.body).toMatchObject({
          error: { code: 'internal', message: sentenceOf('internal', locale) },
        })
        for (const { text } of [page, api]) {
          expect(text).not.toContain(SECRET)
          expect(text).not.toMatch(/\.ts:\d|node_modules|node:| {4}at |SELECT|SQLITE/)
        }
      }
    },
  )

  test('a page that failed once is made again, not kept', async () => {
    thrown = new Error('x')
    expect((await pages.get('/kk/trouble/page').set('Host', 'localhost:3000')).status).toBe(500)
    thrown = new PortalError('not_found')
    expect((await pages.get('/kk/trouble/page').set('Host', 'localhost:3000')).status).toBe(404)
  })
})

test('HEAD of an error has its headers and no body', async () => {
  const { answer } = await door.send(
    'HEAD /none HTTP/1.1\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n',
    15_000,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 404[\s\S]*Content-Language: kk/i)
  expect(answer).not.toContain('<html')
})
