import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createRegistry, type AnyPlugin } from '#kernel'
import { core } from '#collections'
import { createTestPortal, setModule, twoSchools, type TestPortal } from '#testing'
import { examplePackage } from './examplePackage'

type Agent = Awaited<ReturnType<TestPortal['as']>>
let installation: string
let clubs: AnyPlugin
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let root: Agent

beforeAll(async () => {
  installation = install(examplePackage)
  // As in plugins/index.ts: one line.
  const index = path.join(installation, 'index.js')
  writeFileSync(index, "export { clubs } from 'orda-plugin-clubs'\n")
  ;({ clubs } = (await import(index)) as { clubs: AnyPlugin })
  portal = await createTestPortal({ plugins: [clubs], startsOn: false })
  at = await twoSchools(portal.payload)
  root = await portal.as('root')
})
afterAll(async () => {
  rmSync(installation, { recursive: true })
  await portal.stop()
})

/** Puts a package where npm would: below the repository, so that it finds the kit as any installed package does. */
function install(files: Readonly<Record<string, string>>): string {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(path.resolve('.cache/packages-'))
  const place = path.join(folder, 'node_modules/orda-plugin-clubs')
  mkdirSync(place, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text)
  return folder
}

const get = (slug: string) => portal.http.get(`/kk/s/${slug}/clubs/`).set('Host', 'localhost:3000')
const decide = async (state: string) => {
  const decision = { institution: at.ministry, module: 'clubs', reason: 'Тексеру', state }
  expect((await root.post('/api/module-switches').send(decision)).status).toBe(201)
}
const add = async (name: string) => {
  const institution = at.a.institution
  const answer = await root.post('/api/clubs?locale=kk&depth=0').send({ institution, name })
  expect(answer.status).toBe(201)
}

test('a plugin from a package is not there until somebody switches it on', async () => {
  expect((await get(at.a.slug)).status).toBe(404)
  await decide('on')
  const page = await get(at.a.slug)
  expect(page.status).toBe(200)
  expect(page.text).toContain('<h1>Үйірмелер</h1>')
  expect(page.text).toContain('class="empty-title">Әзірге үйірме жоқ')
})

test('it shows what is written, as much of it as is set at the place, and where it was written', async () => {
  for (const name of ['Домбыра', 'Шахмат']) await add(name)
  const shown = async (slug: string) => [
    ...(await get(slug)).text.matchAll(/<li>(Домбыра|Шахмат)/g),
  ]
  expect(await shown(at.a.slug)).toHaveLength(2)
  expect(await shown(at.b.slug)).toHaveLength(0)
  await setModule(portal.payload, at.region, 'clubs', { perPage: 1 })
  expect(await shown(at.a.slug)).toHaveLength(1)
})

test('off, it leaves no trace', async () => {
  await decide('off')
  expect((await get(at.a.slug)).status).toBe(404)
  const { body } = await root.get('/api/clubs')
  expect(body).toMatchObject({ totalDocs: 0 })
})

test('one made for another kernel is refused in a sentence', () => {
  expect(() => createRegistry(core, [{ ...clubs, kernel: '^7.0.0' }])).toThrow(
    /^clubs: is written for kernel \^7\.0\.0, and this one is/,
  )
})
