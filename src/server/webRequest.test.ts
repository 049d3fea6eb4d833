import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import {
  contentsOf,
  createTestPortal,
  openRawDoor,
  schoolsAtWork,
  type RawDoor,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

let portal: TestPortal
let own: WorkingSchool
let door: RawDoor
let prototype: string[]

beforeAll(async () => {
  prototype = Object.getOwnPropertyNames(Object.prototype).sort()
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
  door = await openRawDoor(portal.app, { requestTimeout: 1500, connectionsCheckingInterval: 200 })
})
afterAll(async () => {
  await door.close()
  await portal.stop()
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototype)
})

const MB = 1024 * 1024
const JSON_TYPE = 'application/json'
const page = (more: string): string => `{"title":"Жаңа","site":"${own.site}",${more}}`

describe('size', () => {
  const filled = (size: number): string => {
    const empty = page('"x":""')
    return page(`"x":"${'a'.repeat(size - Buffer.byteLength(empty))}"`)
  }

  test('1 MB is taken, one byte more is refused in words', async () => {
    const send = (size: number) =>
      own.editor
        .post('/api/pages?locale=kk&draft=true')
        .set('Content-Type', JSON_TYPE)
        .send(filled(size))
    expect((await send(MB)).status).toBe(201)
    const before = await contentsOf(portal.payload)
    const answer = await send(MB + 1).set('Cookie', 'payload-lng=ru')
    expect(answer.status).toBe(413)
    expect(answer.body).toMatchObject({
      error: {
        code: 'too_large',
        message: 'Данных слишком много. Наибольший допустимый объём: 1 МБ.',
      },
    })
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('the same without a length announced', async () => {
    const lines = [
      'POST /api/users/login HTTP/1.1',
      'Host: localhost:3000',
      `Content-Type: ${JSON_TYPE}`,
      'Transfer-Encoding: chunked',
      '',
      '',
    ]
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    const { answer } = await door.send(
      `${lines.join('\r\n')}${chunk.repeat(16)}1\r\na\r\n0\r\n\r\n`,
      15_000,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413/)
    expect(answer).toContain('too_large')
  })

  test('what is pressed is not unpacked', async () => {
    const answer = await own.editor
      .post('/api/pages?locale=kk')
      .set({ 'Content-Type': JSON_TYPE, 'Content-Encoding': 'gzip' })
      .serialize((text: string) => text)
      .send(gzipSync(Buffer.alloc(50 * MB)) as unknown as string)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { code: 'malformed_body' } })
  })
})

describe('on the wire', () => {
  const post = (path: string, ...headers: string[]): string =>
    [
      `POST ${path} HTTP/1.1`,
      'Host: localhost:3000',
      `Content-Type: ${JSON_TYPE}`,
      ...headers,
      '',
      '',
    ].join('\r\n')

  test('a body shorter than its length is no request: nothing is stored, the connection ends', async () => {
    const before = await contentsOf(portal.payload)
    const { answer, isClosed } = await door.send(
      `${post('/api/users/login', 'Content-Length: 500')}{"username":"a"}`,
      15_000,
    )
    expect(answer).toMatch(/^(HTTP\/1\.1 40[08]|$)/)
    expect(isClosed).toBe(true)
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('what follows a body that is longer than its length is no second request', async () => {
    const body = '{"username":"a","password":"b"}'
    const { answer, isClosed } = await door.send(
      `${post('/api/users/login', 'Content-Length: 2')}${body}`,
      15_000,
    )
    expect(answer.match(/^HTTP\/1\.1 \d+/gm)?.map((line) => line.slice(9))).toEqual(['400'])
    expect(isClosed).toBe(true)
  })

  test('chunks that never end run into the time limit', async () => {
    const { answer, isClosed } = await door.send(
      `${post('/api/users/login', 'Transfer-Encoding: chunked')}5\r\n{"a":\r\n`,
      15_000,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(isClosed).toBe(true)
  })

  test('a chunk that lies about its size ends the connection', async () => {
    const { answer, isClosed } = await door.send(
      `${post('/api/users/login', 'Transfer-Encoding: chunked')}zz\r\nabc\r\n0\r\n\r\n`,
      15_000,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(isClosed).toBe(true)
  })

  test('after all of this the portal answers as before', async () => {
    expect((await portal.http.get('/kk/').set('Host', 'localhost:3000')).status).toBe(200)
    expect((await own.editor.get(`/api/pages/${own.draft}?draft=true`)).status).toBe(200)
  })
})
