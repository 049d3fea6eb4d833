import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, openRawDoor, twoSchools, type RawDoor, type TestPortal } from '#testing'

let portal: TestPortal
let door: RawDoor
let at: Awaited<ReturnType<typeof twoSchools>>

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  door = await openRawDoor(portal.app)
})
afterAll(async () => {
  await door.close()
  await portal.stop()
})

/** Sends exactly this request line and these header lines. */
const raw = (line: string, ...headers: string[]) =>
  door.send(
    [line, 'Host: localhost:3000', 'Connection: close', ...headers, '', ''].join('\r\n'),
    15_000,
  )
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('addresses that no honest client sends', () => {
  test.each([
    ['a NUL', '/kk/%00'],
    ['a control character', '/kk/%1b[2J'],
    ['a line break that would forge a header', '/kk/%0d%0aSet-Cookie:%20a=b'],
    ['an escaped delete', '/kk/%7f'],
    ['a percent sign alone', '/kk/%'],
    ['half an escape', '/kk/%e0%a4%a'],
    ['escaped bytes that are no UTF-8', '/kk/%ff'],
    ['an overlong slash', '/kk/%c0%af'],
    ['a backslash', '/kk\\s'],
    ['an escaped backslash', '/kk/%5cs'],
    ['dots that lead upwards', '/kk/../api/users'],
    ['escaped dots', '/kk/%2e%2e/api/users'],
    ['mixed dots', '/kk/.%2e/x'],
    ['dots behind an escaped slash', '/kk/x%2f..%2fx'],
    ['a dot alone', '/kk/./s'],
    ['another host in front', '//evil.example/kk/'],
    ['a whole address of another host', 'http://evil.example/kk/'],
    ['no slash', '*'],
    ['10 KB', `/kk/${'a'.repeat(10_000)}`],
    ['10 KB of query', `/kk/?${'a'.repeat(10_000)}`],
  ])('%s: 400 with a sentence', async (_name, address) => {
    const { answer } = await raw(`GET ${address} HTTP/1.1`, 'Accept-Language: ru')
    expect(statusOf(answer)).toBe(400)
    expect(answer).toMatch(/Мекенжай дұрыс жазылмаған\.|Адрес записан неправильно\./)
    expect(answer).not.toMatch(/^Set-Cookie: a=b/m)
  })

  test('raw control characters do not even reach the portal', async () => {
    for (const bytes of ['\x00', '\x01', '\t', '\r', '\x7f']) {
      const { answer, isClosed } = await raw(`GET /kk/${bytes} HTTP/1.1`)
      expect(statusOf(answer)).toBe(400)
      expect(isClosed).toBe(true)
    }
  })

  test('what should have been escaped leads nowhere', async () => {
    for (const text of ['қазақ', '<script>', '{{7*7}}', "'--", '"']) {
      const { answer } = await raw(`GET /kk/${text} HTTP/1.1`)
      expect([400, 404]).toContain(statusOf(answer))
      expect(answer).not.toContain('<script')
    }
  })
})

describe('methods', () => {
  test.each(['TRACE', 'PROPFIND', 'LINK', 'PURGE', 'SEARCH', 'QUERY'])(
    '%s is refused',
    async (method) => {
      const { answer } = await raw(`${method} /kk/ HTTP/1.1`, 'Content-Length: 0')
      // Node knows no QUERY and refuses it itself.
      expect([400, 405]).toContain(statusOf(answer))
      if (statusOf(answer) === 405) expect(answer).toMatch(/^Allow: GET, HEAD, POST/m)
    },
  )

  test('CONNECT gets no tunnel', async () => {
    const { answer, isClosed } = await raw('CONNECT evil.example:443 HTTP/1.1')
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/)
    expect(isClosed).toBe(true)
  })

  test.each([
    'X-HTTP-Method-Override',
    'X-HTTP-Method',
    'X-Method-Override',
    'X-Payload-HTTP-Method-Override',
  ])('%s does not turn a POST into something else', async (header) => {
    const root = await portal.as('root')
    const made = await root
      .post('/api/institutions?locale=kk')
      .send({ name: 'A', kind: 'school', parent: at.region })
    const address = `/api/institutions/${(made.body as { doc: { id: string } }).doc.id}`
    expect((await root.post(address).set(header, 'DELETE').send({})).status).toBe(404)
    expect((await root.get(address)).status).toBe(200)
  })

  test('a GET that asks to be a DELETE stays a GET', async () => {
    const root = await portal.as('root')
    const made = await root
      .post('/api/institutions?locale=kk')
      .send({ name: 'A', kind: 'school', parent: at.region })
    const address = `/api/institutions/${(made.body as { doc: { id: string } }).doc.id}`
    const answer = await root
      .get(`${address}?_method=DELETE`)
      .set('X-HTTP-Method-Override', 'DELETE')
    expect(answer.status).toBe(200)
    expect((await root.get(address)).status).toBe(200)
  })
})

test('what a client says about a proxy, or about the inside of Next, is not believed', async () => {
  const forged = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': '10.0.0.1',
    Forwarded: 'host=evil.example',
    'X-Original-URL': '/admin',
    'X-Rewrite-URL': '/admin',
    'X-Middleware-Subrequest': 'middleware:middleware',
    'X-Matched-Path': '/admin',
  }
  const plain = await portal.http.get('/kk/').set('Host', 'localhost:3000')
  const answer = await portal.http.get('/kk/').set('Host', 'localhost:3000').set(forged)
  expect(answer.text).toBe(plain.text)
  const login = await portal.http.get('/admin/login').set('Host', 'localhost:3000').set(forged)
  expect(JSON.stringify(login.headers) + login.text).not.toContain('evil')
})

test('every answer has an id of its own; one sent by the client is not taken over', async () => {
  const ids = new Set<string>()
  for (const path of ['/kk/', '/kk/', '/kk/no', '/api/pages', '/healthz', '/media/x', '/']) {
    const { headers } = await portal.http
      .get(path)
      .set({ Host: 'localhost:3000', 'X-Request-Id': 'mine' })
    ids.add(String(headers['x-request-id']))
  }
  expect(ids.size).toBe(7)
  expect(ids).not.toContain('mine')
})

test('two views of one message are refused and the connection is closed', async () => {
  const corpus = [
    ['Content-Length: 3', 'Transfer-Encoding: chunked'],
    ['Content-Length: 3', 'Content-Length: 4'],
    ['Content-Length: abc'],
    ['Content-Length: -1'],
    ['Content-Length: +3'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding : chunked'],
    ['Content-Length: 3\nX: y'],
  ]
  for (const headers of corpus) {
    const lines = ['POST /api/users/login HTTP/1.1', 'Host: localhost:3000', ...headers, '', 'abc']
    const { answer, isClosed } = await door.send(lines.join('\r\n'), 15_000)
    expect([headers, statusOf(answer)]).toEqual([headers, 400])
    expect(isClosed).toBe(true)
  }
})
