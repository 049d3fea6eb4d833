import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, setModule, twoSchools, type TestPortal } from '#testing'
import { samplePlugin } from './plugin'

type Agent = Awaited<ReturnType<TestPortal['as']>>
const { id } = samplePlugin
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let head: Agent

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [samplePlugin] })
  at = await twoSchools(portal.payload)
  head = await portal.as('head', at.a.institution)
})
afterAll(() => portal.stop())

const add = (institution: string, title: string) =>
  head.post(`/api/${id}?locale=kk&depth=0`).send({ institution, title, text: 'Мәтін' })
const page = async (slug: string, locale = 'kk') =>
  (await portal.http.get(`/${locale}/s/${slug}/${id}/`).set('Host', 'localhost:3000')).text

test('a school writes, and its readers see it at once; those of another school do not', async () => {
  expect(await page(at.a.slug)).toContain('Әзірге жазба жоқ')
  expect((await add(at.a.institution, 'Бірінші')).status).toBe(201)
  expect(await page(at.a.slug)).toContain('<h2>Бірінші</h2><p>Мәтін</p>')
  expect(await page(at.b.slug)).not.toContain('Бірінші')
  expect((await add(at.b.institution, 'Бөтен')).status).toBe(404)
})

test('what is not translated is shown in its own language, and says so', async () => {
  expect(await page(at.a.slug, 'ru')).toContain('<section lang="kk"><h2>Бірінші</h2>')
})

test('a page shows as many as are set at its place, the newest first', async () => {
  expect((await add(at.a.institution, 'Екінші')).status).toBe(201)
  await setModule(portal.payload, at.region, id, { perPage: 1 })
  expect(await page(at.a.slug)).toContain('<h2>Екінші</h2>')
  expect(await page(at.a.slug)).not.toContain('<h2>Бірінші</h2>')
})
