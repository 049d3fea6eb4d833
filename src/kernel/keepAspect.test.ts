import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'

let portal: TestPortal
let schools: Readonly<{ a: TestSchool; b: TestSchool }>
let root: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  schools = await twoSchools(portal.payload)
  root = await portal.as('root')
})
afterAll(() => portal.stop())

const remove = async (path: string) => {
  const { body, status } = await root.delete(`/api/${path}`)
  return [status, body.error?.code]
}
const KEPT = [409, 'still_needed']
const GONE = [200, undefined]

test('a site stays while it has pages, those in the trash too', async () => {
  const { institution, site } = schools.a
  const page = { title: 'Бет', site, slug: 'bet', _status: 'published' }
  const { id } = (await root.post('/api/pages').send(page)).body.doc as { id: string }
  expect(await remove(`sites/${site}`)).toEqual(KEPT)
  const binned = await root.patch(`/api/pages/${id}`).send({ deletedAt: new Date().toISOString() })
  expect(binned.status).toBe(200)
  expect(await remove(`sites/${site}`)).toEqual(KEPT)
  const question = `/api/pages/${id}?trash=true&depth=0`
  expect((await root.get(question)).body).toMatchObject({ site, institution })
  expect(await remove(`pages/${id}?trash=true`)).toEqual(GONE)
  expect(await remove(`sites/${site}`)).toEqual(GONE)
  expect(await remove(`institutions/${institution}`)).toEqual(GONE)
})

test('an institution stays while anything belongs to it', async () => {
  const { institution, site } = schools.b
  expect(await remove(`institutions/${institution}`)).toEqual(KEPT)
  expect((await root.get(`/api/sites/${site}?depth=0`)).body.institution).toBe(institution)
})
