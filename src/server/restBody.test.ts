import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

const JSON_TYPE = 'application/json'
const page = (more: string): string => `{"title":"Жаңа","site":"${own.site}",${more}}`

const rich = (node: string): string =>
  `"blocks":[{"blockType":"text","content":{"root":{"type":"root","children":[${node}]}}}]`

const KEYS = Array.from({ length: 10_000 }, (_, i) => `"k${String(i)}":1`).join()

const BODIES: readonly (readonly [name: string, body: () => string | Buffer, type?: string])[] = [
  ['nothing', () => ''],
  ['a blank', () => ' '],
  ['no JSON', () => 'title=x'],
  ['half of it', () => page('"order":1').slice(0, 30)],
  ['null', () => 'null'],
  ['a number', () => '5'],
  ['a text', () => '"x"'],
  ['a list', () => '[{"title":"x"}]'],
  ['NUL', () => page('"summary":"a\\u0000b"')],
  ['half a character', () => page('"summary":"\\ud800"')],
  ['a number without end', () => page('"order":1e309')],
  ['5,000 levels', () => page(`"blocks":${'['.repeat(5000)}${']'.repeat(5000)}`)],
  ['5,000 levels of objects', () => page(`"x":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
  ['10,000 names', () => page(KEYS)],
  ['__proto__', () => page('"__proto__":{"polluted":1}')],
  ['constructor', () => page('"constructor":{"prototype":{"polluted":1}}')],
  ['no UTF-8', () => Buffer.from(page('"order":1'), 'utf16le')],
  ['a title that is an object', () => page('"title":{"$gt":""}')],
  ['a site that is an object', () => '{"title":"x","site":{"$ne":null}}'],
  ['a site that is no id', () => `{"title":"x","site":"' OR 1=1"}`],
  ['a text that is a number', () => page('"summary":5')],
  ['a text that is a list', () => page('"summary":["x"]')],
  ['an address that is a list', () => page('"slug":["x"]')],
  ['an id that is an object', () => page('"id":{"$gt":""}')],
  ['blocks that are a text', () => page('"blocks":"x"')],
  ['a block that is a number', () => page('"blocks":[5]')],
  ['a block without a kind', () => page('"blocks":[{}]')],
  ['a block of a kind that does not exist', () => page('"blocks":[{"blockType":"script"}]')],
  [
    'a picture that is an object',
    () => page('"blocks":[{"blockType":"picture","picture":{"a":1}}]'),
  ],
  ['rich text with a number in it', () => page(rich('5'))],
  ['rich text with null in it', () => page(rich('null'))],
  ['rich text that ends in a number', () => page(rich('{"type":"paragraph","children":5}'))],
  ['rich text whose text is a number', () => page(rich('{"type":"text","text":5}'))],
  ['a group that is a number', () => page('"languages":5')],
  ['rich text that is a text', () => page('"blocks":[{"blockType":"text","content":"x"}]')],
  ['a date that is none', () => page('"visibleFrom":"tomorrow"')],
  ['a stamp that is none', () => page('"createdAt":"x"')],
  ['a stamp that is a number', () => page('"updatedAt":5')],
  ['a time of deletion that is none', () => page('"deletedAt":{}')],
  ['a status that is none', () => page('"_status":"sent"')],
  ['an order that is too large', () => page('"order":1e308')],
  ['plain text', () => page('"order":1'), 'text/plain'],
  ['a form', () => `title=x&site=${own.site}`, 'application/x-www-form-urlencoded'],
  ['XML', () => '<title>x</title>', 'application/xml'],
  ['no type', () => page('"order":1'), ''],
  ['another type that ends like ours', () => page('"order":1'), 'text/application/json'],
]

describe('a document that cannot be read is refused in words, and nothing is stored', () => {
  test.each(BODIES)('%s', async (_name, body, type = JSON_TYPE) => {
    const before = await contentsOf(portal.payload)
    for (const [locale, word] of [
      ['ru', /[а-я]{4}/],
      ['kk', /[әғқңөұүһі]/],
    ] as const) {
      const answer = await own.editor
        .post('/api/pages?locale=kk')
        .set({ 'Content-Type': type, Cookie: `payload-lng=${locale}` })
        .serialize((text: string) => text)
        .send(body() as string)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      const { error, errors } = answer.body as {
        error: { code: string; message: string }
        errors: { message: string }[]
      }
      expect(error.code).toMatch(/^[a-z_]+$/)
      expect(error.message).toMatch(word)
      expect(errors[0]?.message).toMatch(/[а-яәғқңөұүһі]/)
    }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test.each(BODIES)(
    '%s, to change a document, to sign in, or behind a plugin',
    async (name, body, type = JSON_TYPE) => {
      const before = await contentsOf(portal.payload)
      const calls = [
        own.editor.patch(`/api/pages/${own.draft}?locale=kk`),
        portal.http.post('/api/users/login'),
        portal.http.post('/kk/sign-in'),
        portal.http.post('/api/plugins/none/x'),
        own.editor.post('/api/media?locale=kk'),
      ]
      // To change nothing is no fault, and a site cannot be changed.
      for (const call of calls.slice(/^nothing$|no id$/.test(name) ? 1 : 0)) {
        const answer = await call
          .set({ Host: 'localhost:3000', 'Content-Type': type })
          .serialize((text: string) => text)
          .send(body() as string)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
      }
      expect(await contentsOf(portal.payload)).toEqual(before)
    },
  )
})

test('of a name given twice the last counts, once and for all', async () => {
  const answer = await own.editor
    .patch(`/api/pages/${own.draft}?locale=kk`)
    .set('Content-Type', JSON_TYPE)
    .send('{"order":1,"order":2}')
  expect(answer.status).toBe(200)
  expect((answer.body as { doc: { order: number } }).doc.order).toBe(2)
})
