import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codeOf, inTransaction, portalOf, type AnyPlugin } from '#kernel'
import {
  contentsOf,
  createTestPortal,
  schoolsAtWork,
  threeSteps,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

let portal: TestPortal
let own: WorkingSchool

beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
  const { registry } = portalOf(portal.payload)
  ;(registry.permissions as Map<string, object>).set('steps.take', { editor: 'all' })
  ;(registry.manifests as AnyPlugin[]).push(threeSteps)
})
afterAll(() => portal.stop())

const take = (titles: string[], goesOn = false) =>
  own.editor
    .post('/api/plugins/steps/take')
    .set('Cookie', 'payload-lng=ru')
    .send({ site: own.site, titles, goesOn })
const TOO_LONG = 'x'.repeat(201)

describe('A, B, invalid, C in one request', () => {
  test('stores nothing when the handler stops at what is invalid', async () => {
    const before = await contentsOf(portal.payload)
    const answer = await take(['А', 'Б', TOO_LONG, 'В'])
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { code: 'invalid_input', field: 'title' } })
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('stores nothing when the handler goes on, and does not say that all is well', async () => {
    const before = await contentsOf(portal.payload)
    const answer = await take(['А', 'Б', TOO_LONG, 'В'], true)
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      error: {
        code: 'transaction_lost',
        message: 'Одно из изменений не принято, поэтому из этого запроса ничего не сохранено.',
      },
    })
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('stores nothing wherever the invalid one stands', async () => {
    const before = await contentsOf(portal.payload)
    for (const titles of [
      [TOO_LONG],
      [TOO_LONG, 'А'],
      ['А', TOO_LONG],
      ['А', TOO_LONG, TOO_LONG, 'Б'],
    ]) {
      for (const goesOn of [false, true])
        expect((await take(titles, goesOn)).status).toBeGreaterThanOrEqual(400)
    }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('in work of the system, the rest of the request is refused with transaction_lost', async () => {
    const before = await contentsOf(portal.payload)
    const outcomes: string[] = []
    await expect(
      inTransaction(portal.payload, async (req) => {
        for (const title of ['А', 'Б', TOO_LONG, 'В']) {
          const made = portal.payload.create({
            collection: 'pages',
            data: { title, site: own.site },
            locale: 'kk',
            overrideAccess: true,
            req,
          })
          outcomes.push(await made.then(() => 'made', codeOf))
        }
        await portal.payload.create({
          collection: 'pages',
          data: { title: 'Г', site: own.site },
          locale: 'kk',
          overrideAccess: true,
          req,
        })
      }),
    ).rejects.toMatchObject({ code: 'transaction_lost' })
    expect(outcomes).toEqual(['made', 'made', 'internal', 'transaction_lost'])
    expect(await contentsOf(portal.payload)).toEqual(before)
  })
})

test('what is valid is stored together, and seen at once', async () => {
  const count = async () =>
    ((await own.editor.get('/api/pages/count?draft=true')).body as { totalDocs: number }).totalDocs
  const before = await count()
  expect((await take(['Бір', 'Екі', 'Үш'])).body).toEqual({ refused: 0 })
  expect(await count()).toBe(before + 3)
})

test('requests at the same time do not share their fate', async () => {
  const before = await contentsOf(portal.payload)
  const answers = await Promise.all([
    take(['Төрт']),
    take(['Бес', TOO_LONG], true),
    take(['Алты']),
    take([TOO_LONG]),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 409, 200, 400])
  const after = await contentsOf(portal.payload)
  const total = (contents: typeof before) => Number(contents.pages?.split(' ')[0])
  expect(total(after)).toBe(total(before) + 2)
})
