import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
import type { Letter } from '#kernel'
import { createTestPortal, type TestPortal } from '#testing'
import { createApp } from '../createApp'
import { deliverWith, mailboxOf } from '../mail/deliverWith'

const HOST = 'localhost:3000'
const letter: Letter = {
  ...{ id: 'row-1', address: 'aigul@example.kz', locale: 'kk', isDigest: false, more: 0 },
  messages: [{ subject: '<b>Рөл</b>', text: 'Рөл берілді.', path: '/kk/me' }],
}

let portal: TestPortal
let demo: ReturnType<typeof request>

beforeAll(async () => {
  portal = await createTestPortal()
  const settings = { ...portal.settings, mode: 'demo' as const }
  const { instanceKey, payload } = portal
  demo = request(createApp({ instanceKey, payload, mailbox: mailboxOf(settings) }))
  const deliver = deliverWith(settings, payload)
  await deliver?.(letter)
  await deliver?.(letter)
})
afterAll(() => portal.stop())

const get = (address: string, of = demo) => of.get(address).set('Host', HOST)

test('the demo shows each mail that it would have sent, once', async () => {
  const { headers, status, text } = await get('/demo/mail')
  expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
  expect(text.match(/aigul@example\.kz/g)).toHaveLength(1)
  expect(text).toContain('&lt;b&gt;Рөл&lt;/b&gt;')
  const mail = await get('/demo/mail/row-1')
  expect(mail.text).toContain('href="http://localhost:3000/kk/sign-in?to=%2Fkk%2Fme"')
  expect(mail.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
})

test.each(['/demo/mail/nothing', '/demo/mail/a.b', '/demo/mail/..%2forda'])(
  '%s is not there',
  async (address) => {
    expect([400, 404]).toContain((await get(address)).status)
  },
)

test('no other portal has one, and nobody reaches it from elsewhere', async () => {
  expect((await get('/demo/mail', portal.http)).status).toBe(404)
  const { settings } = portal
  for (const other of [
    { mode: 'production' },
    { mode: 'dev' },
    { mode: 'demo', host: '0.0.0.0' },
  ] as const)
    expect(mailboxOf({ ...settings, ...other })).toBeUndefined()
  expect(mailboxOf({ ...settings, mode: 'demo' })).toBe(path.join(settings.dataDir, 'mail'))
  expect(deliverWith({ ...settings, mode: 'production' }, portal.payload)).toBeUndefined()
})
