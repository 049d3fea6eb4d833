import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import {
  defineEndpoint,
  definePlugin,
  PortalError,
  portalOf,
  systemDb,
  type AnyPlugin,
} from '#kernel'
import { createTestPortal, ORIGIN, openRawDoor, twoSchools, type TestPortal } from '#testing'

let portal: TestPortal
let editor: Awaited<ReturnType<TestPortal['as']>>
let site: string
const handled: string[] = []

const permission = 'slow.use' as const
const input = z.object({ name: z.string().max(20), fail: z.string().optional() })

const slow = definePlugin({
  id: 'slow',
  version: '0.1.0',
  permissions: { [permission]: { editor: 'all' } },
  endpoints: [
    defineEndpoint({
      ...{ method: 'post', path: '/weigh', permission, input, file: { megabytes: 1 } },
      async handle({ file, tell }, { name }) {
        handled.push(name)
        tell({ never: 'seen' })
        return { name, bytes: file.length, first: file[0] ?? null }
      },
    }),
    defineEndpoint({
      ...{ method: 'post', path: '/steps', permission, input, answers: 'lines', effect: 'parts' },
      async handle({ file, req, tell }, { fail, name }) {
        if (fail === 'at once') throw new PortalError('conflict')
        tell({ progress: 1, text: 'Бірінші\nқадам' })
        const data = { title: name, site, slug: name }
        await systemDb(req).create({ collection: 'pages', data, locale: 'kk' })
        if (fail === 'later') throw new PortalError('institution_closed')
        if (fail === 'badly') throw new RangeError('SELECT secret')
        await pause(20)
        tell({ progress: 2 })
        return { bytes: file.length }
      },
    }),
  ],
  translations: { kk: {}, ru: {} },
})

beforeAll(async () => {
  portal = await createTestPortal()
  editor = await portal.as('editor')
  site = (await twoSchools(portal.payload)).a.site
  const { registry } = portalOf(portal.payload)
  for (const [name, grants] of Object.entries(slow.permissions))
    (registry.permissions as Map<string, object>).set(name, grants)
  ;(registry.manifests as AnyPlugin[]).push(slow)
})
afterAll(() => portal.stop())

const WEIGH = '/api/plugins/slow/weigh?name=a'
const MB = 1024 * 1024
const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code?: string } }).error?.code
const send = (path: string, file: Buffer, type = 'application/octet-stream') =>
  editor
    .post(path)
    .set('Content-Type', type)
    .serialize((body: unknown) => body as string)
    .send(file)

test('the file is taken byte by byte, whatever it is called, and the query is the input', async () => {
  const file = Buffer.from([0, 255, 123, 10])
  for (const type of ['application/octet-stream', 'text/csv', 'application/json', '']) {
    const { body, status } = await send(WEIGH, file, type)
    expect([status, body]).toEqual([200, { name: 'a', bytes: 4, first: 0 }])
  }
  expect((await editor.post(WEIGH)).body).toMatchObject({ bytes: 0, first: null })
  const long = await send(`/api/plugins/slow/weigh?name=${'a'.repeat(21)}`, file)
  expect([long.status, codeOf(long)]).toEqual([400, 'invalid_input'])
})

test('it is bounded: one byte more is too much, also where no length is told', async () => {
  expect((await send(WEIGH, Buffer.alloc(MB))).body).toMatchObject({ bytes: MB })
  const refused = await send(WEIGH, Buffer.alloc(MB + 1))
  expect([refused.status, codeOf(refused)]).toEqual([413, 'too_large'])
  expect(refused.body.error.message).toContain('1')
})

test('strangers are refused before a byte of their file is read', async () => {
  const before = handled.length
  const door = await openRawDoor(portal.app)
  // They announce a file and send none of it: an answer shows that nobody waited.
  const { answer } = await door.send(
    `POST ${WEIGH} HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: ${String(MB)}\r\n\r\n`,
    2000,
  )
  await door.close()
  expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  const teacher = await portal.as('teacher')
  const refused = await teacher.post(WEIGH).set('Origin', ORIGIN).send({ x: 1 })
  expect([refused.status, codeOf(refused)]).toEqual([403, 'forbidden'])
  const foreign = await editor.post(WEIGH).set('Origin', 'http://evil.example').send()
  expect([foreign.status, codeOf(foreign)]).toEqual([403, 'foreign_origin'])
  expect(handled).toHaveLength(before)
})

const steps = async (query: string) => {
  const answer = await editor
    .post(`/api/plugins/slow/steps?${query}`)
    .buffer(true)
    .parse((res, done) => {
      let text = ''
      res.on('data', (chunk: Buffer) => (text += chunk.toString()))
      res.on('end', () => {
        done(null, text)
      })
    })
  return { answer, text: String(answer.body) }
}
const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

test('news come line by line, the answer last', async () => {
  const { answer, text } = await steps('name=first')
  expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(linesOf(text)).toEqual([
    { progress: 1, text: 'Бірінші\nқадам' },
    { progress: 2 },
    { answer: { bytes: 0 } },
  ])
})

test('the first line is sent before the work is done', async () => {
  const times: number[] = []
  await editor
    .post('/api/plugins/slow/steps?name=timely')
    .buffer(true)
    .parse((res, done) => {
      res.on('data', () => times.push(Date.now()))
      res.on('end', () => {
        done(null, '')
      })
    })
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(10)
})

test('a failure before the first line is answered like any other, one after it is the last line', async () => {
  const early = await steps('name=early&fail=at+once')
  expect(early.answer.status).toBe(409)
  expect(linesOf(early.text)).toMatchObject([{ error: { code: 'conflict' } }])
  const late = await steps('name=late&fail=later')
  expect(late.answer.status).toBe(200)
  expect(linesOf(late.text)).toMatchObject([
    { progress: 1 },
    { error: { code: 'institution_closed', message: expect.stringMatching(/^Ұйым|ұйым/) } },
  ])
  const bad = await steps('name=bad&fail=badly')
  expect(linesOf(bad.text)).toMatchObject([{ progress: 1 }, { error: { code: 'internal' } }])
  expect(bad.text).not.toContain('secret')
})

test('what was committed before the failure stays', async () => {
  const { docs } = await portal.payload.db.find<{ id: string; slug: string }>({
    collection: 'pages',
    pagination: false,
  })
  expect(docs.map(({ slug }) => slug).sort()).toEqual(['bad', 'first', 'late', 'timely'])
})
