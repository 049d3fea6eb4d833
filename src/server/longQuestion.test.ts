import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, schoolsAtWork, type TestPortal, type WorkingSchool } from '#testing'

let portal: TestPortal
let own: WorkingSchool
let root: WorkingSchool['editor']

beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
  root = await portal.as('root')
})
afterAll(() => portal.stop())

const nested = (levels: number): string =>
  `where${Array.from({ length: levels }, (_, i) => `[${i % 2 ? 'or' : 'and'}][0]`).join('')}[title][equals]=x`
const clauses = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `where[and][${String(i)}][title][not_equals]=${String(i)}`,
  ).join('&')

describe("the admin's long questions", () => {
  const ask = (agent: Pick<WorkingSchool['editor'], 'post'>, body: string) =>
    agent
      .post('/api/pages')
      .set({
        'X-Payload-HTTP-Method-Override': 'GET',
        'Content-Type': 'application/x-www-form-urlencoded',
        Host: 'localhost:3000',
      })
      .send(body)

  test('are asked by POST, and bounded like any other', async () => {
    const ids = Array.from({ length: 300 }, () => own.published).join()
    const answer = await ask(
      own.editor,
      `depth=0&draft=true&limit=100&locale=kk&where[id][in]=${ids}`,
    )
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ totalDocs: 1 })
    for (const query of [
      'limit=1000000',
      'depth=10',
      nested(10),
      clauses(31),
      `where[id][in]=${'x,'.repeat(20_000)}`,
    ]) {
      expect((await ask(own.editor, query)).status).toBe(400)
    }
  })

  test('are not for strangers, and no way to write', async () => {
    const before = (await root.get('/api/pages/count')).body as object
    expect((await ask(portal.http as never, 'limit=100')).status).toBeGreaterThanOrEqual(400)
    const asJson = own.editor
      .post('/api/pages')
      .set('X-Payload-HTTP-Method-Override', 'GET')
      .send({ locale: 'kk', title: 'x' })
    expect((await asJson).status).toBe(400)
    expect((await root.get('/api/pages/count')).body).toEqual(before)
  })

  test('do not let strangers ask by a body what they may not ask by an address', async () => {
    const ask = (path: string, body: object) =>
      portal.http
        .post(path)
        .set({ 'X-Payload-HTTP-Method-Override': 'GET', Host: 'localhost:3000' })
        .send(body)
    const shown = await ask(`/api/pages/${own.published}`, { data: { title: 'forged' } })
    expect([shown.status, shown.text.includes('forged')]).toEqual([404, false])
    for (const path of ['/api/pages/count', `/api/pages/${own.published}`, '/api/pages/versions'])
      for (const body of [{ locale: 'kk&trash=true&limit=0' }, { depth: 10, draft: true }])
        expect((await ask(path, body)).status).toBeGreaterThanOrEqual(400)
  })
})
