import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { ask, refusalIn, whereQuery } from './ask'

let origin: string
const server = createServer((req, res) => {
  void answer(req).then(([status, body]) => res.writeHead(status).end(body))
})
async function answer(req: IncomingMessage): Promise<[number, string]> {
  if (req.url === '/echo') {
    const sent = { method: req.method, type: req.headers['content-type'], body: await text(req) }
    return [200, JSON.stringify(sent)]
  }
  if (req.url === '/page') return [502, '<html>']
  if (req.url === '/odd') return [500, '{}']
  return [409, JSON.stringify({ error: { code: 'x', message: 'Болмайды', field: 'user' } })]
}
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(() => void server.close())

const failed = 'Сервер жауап бермеді.'

test('a body is written as JSON, without one something is read', async () => {
  const written = await ask(`${origin}/echo`, { body: { a: 1 }, failed })
  expect(written).toEqual({
    ok: true,
    value: { method: 'POST', type: 'application/json', body: '{"a":1}' },
  })
  expect(await ask(`${origin}/echo`, { failed })).toMatchObject({ value: { method: 'GET' } })
})

test('a refusal is the server’s sentence at its field', async () => {
  expect(await ask(`${origin}/no`, { body: {}, failed })).toEqual({
    ok: false,
    refusal: { message: 'Болмайды', field: 'user' },
  })
})

test('whatever is no answer at all is one sentence', async () => {
  const silent = { ok: false, refusal: { message: failed } }
  for (const path of ['/page', '/odd']) expect(await ask(origin + path, { failed })).toEqual(silent)
  expect(await ask('http://127.0.0.1:1/', { failed })).toEqual(silent)
  const signal = AbortSignal.abort()
  expect(await ask(`${origin}/echo`, { failed, signal })).toEqual(silent)
})

test('what Payload says of a single field comes first', () => {
  const field = { message: 'Бос емес', path: 'username' }
  const whole = { message: 'Қате бар', field: 'x' }
  expect(refusalIn({ error: whole, errors: [{ data: { errors: [field] } }] })).toEqual({
    message: 'Бос емес',
    field: 'username',
  })
  expect(refusalIn({ error: whole, errors: [{ message: 'x' }] })).toEqual(whole)
  for (const nothing of [null, {}, { error: {} }, { errors: [] }, 'x'])
    expect(refusalIn(nothing)).toBeUndefined()
})

test('a question is written as Payload reads it', () => {
  const where = { and: [{ or: [{ name: { like: 'а&б' } }, { at2: { in: ['x', 'y'] } }] }] }
  expect(decodeURIComponent(whereQuery(where).join(' '))).toBe(
    'where[and][0][or][0][name][like]=а&б where[and][0][or][1][at2][in][0]=x where[and][0][or][1][at2][in][1]=y',
  )
  expect(whereQuery({ id: { equals: 'а&б' } })).toEqual([
    'where%5Bid%5D%5Bequals%5D=%D0%B0%26%D0%B1',
  ])
})
