import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import { runNextJob } from './jobs'
import { timeHook } from './publishAt'

let portal: TestPortal
let school: TestSchool
let editor: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  school = (await twoSchools(portal.payload)).a
  editor = await portal.as('editor', school.institution)
})
afterAll(() => portal.stop())

const HOUR = 60 * 60_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
const get = (slug: string) =>
  portal.http.get(`/kk/s/mektep-a/${slug}`).set('Host', 'localhost:3000')
const create = async (slug: string, data: object = {}) => {
  const page = { slug, title: slug, site: school.site, _status: 'draft', ...data }
  const answer = await editor.post('/api/pages?locale=kk&depth=0&draft=true').send(page)
  expect(answer.status).toBe(201)
  return String(answer.body.doc.id)
}
const save = async (id: string, data: object, query = 'draft=true') => {
  const answer = await editor.patch(`/api/pages/${id}?locale=kk&depth=0&${query}`).send(data)
  expect(answer.status).toBe(200)
  return answer.body.doc as Record<string, unknown>
}
const read = async (id: string) =>
  (await editor.get(`/api/pages/${id}?locale=kk&depth=0&draft=true`)).body as Record<
    string,
    unknown
  >
/** Lets everything happen that is due at a time. */
const runAll = async (at: string) => {
  while (await runNextJob(portal.payload, () => new Date(at)));
}
const at = (moment: string, minutes: number) =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString()

describe('a draft whose time has come', () => {
  test('is public then and not before, at once for every reader, and by nobody', async () => {
    const publishAt = inHours(2)
    const id = await create('timely', { publishAt })
    const row = await portal.payload.db.findOne<{ id: string; runAt: string }>({
      collection: 'jobs',
      where: { and: [{ kind: { equals: 'kernel.publish' } }, { state: { equals: 'waiting' } }] },
    })
    expect(row?.runAt).toBe(publishAt)
    await runAll(at(publishAt, -1))
    expect((await get('timely')).status).toBe(404)
    await runAll(publishAt)
    expect((await get('timely')).status).toBe(200)
    expect(await read(id)).toMatchObject({ _status: 'published', publishAt: null, rev: 2 })
    const stored = await portal.payload.db.findOne<{ id: string; changedBy: unknown }>({
      collection: 'pages',
      where: { id: { equals: id } },
    })
    expect(stored?.changedBy ?? null).toBeNull()
  })

  test('is published once, though its job runs again', async () => {
    const publishAt = inHours(3)
    const id = await create('once', { publishAt })
    await runAll(publishAt)
    await portal.payload.db.updateMany({
      collection: 'jobs',
      data: { state: 'waiting' },
      where: { kind: { equals: 'kernel.publish' } },
    })
    await save(id, { title: 'Жаңа' })
    await runAll(publishAt)
    expect(await read(id)).toMatchObject({ _status: 'draft', title: 'Жаңа' })
  })

  test('a draft over a published page takes its place', async () => {
    const id = await create('next-term', { title: 'Бұрынғы' })
    await save(id, { _status: 'published' }, '')
    const publishAt = inHours(1)
    await save(id, { title: 'Жаңа тоқсан', publishAt })
    expect((await get('next-term')).text).toContain('Бұрынғы')
    await runAll(publishAt)
    expect((await get('next-term')).text).toContain('Жаңа тоқсан')
  })

  test('in one language alone is published in it', async () => {
    const publishAt = inHours(1)
    const page = { slug: 'tek-orys', title: 'Страница', site: school.site, publishAt }
    const made = await editor.post('/api/pages?locale=ru&draft=true').send(page)
    expect(made.status).toBe(201)
    await runAll(publishAt)
    expect((await get('tek-orys')).status).toBe(200)
  })
})

describe('what was decided since counts', () => {
  test('another time', async () => {
    const [early, late] = [inHours(1), inHours(5)]
    const id = await create('later', { publishAt: early })
    await save(id, { publishAt: late })
    await runAll(at(late, -1))
    expect((await get('later')).status).toBe(404)
    await runAll(late)
    expect((await get('later')).status).toBe(200)
  })

  test('no time, the trash, and a publication by hand', async () => {
    const publishAt = inHours(1)
    const none = await create('no-time', { publishAt })
    const away = await create('away', { publishAt })
    const hand = await create('by-hand', { publishAt })
    await save(none, { publishAt: null })
    await save(away, { deletedAt: new Date().toISOString() }, '')
    const published = await save(hand, { _status: 'published' }, '')
    expect(published.publishAt).toBeNull()
    await save(hand, { title: 'Жаңа' })
    await runAll(publishAt)
    const statuses = ['no-time', 'away'].map(async (slug) => (await get(slug)).status)
    expect(await Promise.all(statuses)).toEqual([404, 404])
    expect((await read(hand))._status).toBe('draft')
  })

  test('a version that is restored does not bring its time along', async () => {
    const id = await create('restored', { publishAt: inHours(1) })
    await save(id, { publishAt: null })
    const list = await editor.get(`/api/pages/versions?where[parent][equals]=${id}`)
    const oldest = (list.body.docs as { id: string }[]).at(-1)?.id ?? ''
    expect((await editor.post(`/api/pages/versions/${oldest}?draft=true`)).status).toBe(200)
    expect((await read(id)).publishAt ?? null).toBeNull()
  })
})

describe('a time that is over', () => {
  test('is refused with a sentence at the field', async () => {
    const id = await create('too-late')
    const answer = await editor
      .patch(`/api/pages/${id}?locale=kk&draft=true`)
      .set('Accept-Language', 'ru')
      .send({ publishAt: inHours(-1) })
    expect(answer.status).toBe(400)
    expect(answer.body.error).toEqual({
      code: 'publish_past',
      field: 'publishAt',
      message: 'Это время уже прошло. Выберите для публикации время в будущем.',
    })
  })

  test('of whatever a draft says, a time is kept only while it is ahead or was before', () => {
    const now = Date.parse('2026-09-01T00:00:00.000Z')
    const moment = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null })
    const iso = (hours: number | null) =>
      hours === null ? null : new Date(now + hours * HOUR).toISOString()
    const status = fc.constantFrom('draft', 'published')
    fc.assert(
      fc.property(moment, moment, status, (before, next, _status) => {
        const args = {
          data: { _status, publishAt: iso(next) },
          originalDoc: { publishAt: iso(before) },
          req: { context: {} },
        }
        const run = () => timeHook(() => new Date(now))(args as never) as { publishAt: unknown }
        if (_status === 'published') expect(run().publishAt).toBeNull()
        else if (next !== null && next <= 0 && next !== before) expect(run).toThrow('publish_past')
        else expect(run().publishAt).toBe(iso(next))
      }),
    )
  })
})
