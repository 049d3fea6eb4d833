import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, setModule, twoSchools, type TestPortal } from '#testing'
import { permissionsIn } from '../contract/permissionsIn'
import { blocksOf } from './blocksOf'
import { vacancies } from './vacancies/plugin'

const MOST_LINES = 60
const FOLDER = 'src/testing/examples/vacancies'
const guide = readFileSync('docs/plugins.md', 'utf8')
const blocks = blocksOf(guide)

describe('docs/plugins.md', () => {
  test('shows the very files that run here', () => {
    const files = readdirSync(FOLDER)
    const shown = [...blocks.keys()].filter((file) => file.startsWith('plugins/vacancies/'))
    expect(shown.map((file) => path.basename(file)).sort()).toEqual(files.sort())
    for (const file of files)
      expect(blocks.get(`plugins/vacancies/${file}`)).toBe(
        readFileSync(path.join(FOLDER, file), 'utf8'),
      )
  })

  test('shows a whole plugin in sixty lines', () => {
    const lines = readdirSync(FOLDER).flatMap((file) =>
      readFileSync(path.join(FOLDER, file), 'utf8').split('\n'),
    )
    const written = lines.filter((line) => line.trim() !== '')
    expect(written.length).toBeLessThanOrEqual(MOST_LINES)
    const { collections, pages, settings } = vacancies
    expect([collections?.length, pages?.length, Object.keys(settings?.schema.shape ?? {})]).toEqual(
      [1, 1, ['perPage']],
    )
  })

  test('has a row for each key of a manifest, and of `portal`', () => {
    const manifest = ['manifest', 'portalCollection']
      .map((name) => readFileSync(`src/kernel/${name}.ts`, 'utf8'))
      .join('\n')
    const keysOf = (type: string, end: string, indent: string): string[] => {
      const text = manifest.slice(manifest.indexOf(type))
      const keys = text
        .slice(0, text.indexOf(end))
        .matchAll(new RegExp(`^${indent}(\\w+)\\??:`, 'gm'))
      return [...keys].map(([, key = '']) => key)
    }
    const keys = [
      ...keysOf('export type PluginManifest', '\n}>', '  '),
      ...keysOf('  portal?: {', '\n  }\n', '    '),
    ]
    expect(keys).toEqual(expect.arrayContaining(['id', 'seed', 'pages', 'scope', 'period']))
    for (const key of keys) expect(guide).toMatch(new RegExp(`^\\| \`${key}\` +\\| .{20}`, 'm'))
  })
})

describe('the plugin that it shows', () => {
  let portal: TestPortal
  let at: Awaited<ReturnType<typeof twoSchools>>
  let head: Awaited<ReturnType<TestPortal['as']>>

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [vacancies], startsOn: false })
    at = await twoSchools(portal.payload)
    head = await portal.as('head', at.a.institution)
  })
  afterAll(() => portal.stop())

  const get = (slug: string, locale = 'kk') =>
    portal.http.get(`/${locale}/s/${slug}/vacancies/`).set('Host', 'localhost:3000')
  const shown = async (slug: string): Promise<number> =>
    [...(await get(slug)).text.matchAll(/<p>Мұғалім \d/g)].length
  const add = async (post: string, institution = at.a.institution): Promise<number> =>
    (await head.post('/api/vacancies?locale=kk&depth=0').send({ institution, post })).status
  const decide = async (state: string) => {
    const decision = {
      institution: at.a.institution,
      module: 'vacancies',
      reason: 'Тексеру',
      state,
    }
    expect((await head.post('/api/module-switches').send(decision)).status).toBe(201)
  }

  test('uses what it declares', () => {
    const { declared, used } = permissionsIn(vacancies)
    expect(used).toEqual(declared)
  })

  test('is off at first: no page, and nothing can be written', async () => {
    expect((await get(at.a.slug)).status).toBe(404)
    expect(await add('Мұғалім 0')).toBe(409)
  })

  test('shows in both languages what a school writes, and only there', async () => {
    await decide('on')
    expect([await add('Мұғалім 1'), await add('Мұғалім 2')]).toEqual([201, 201])
    expect(await shown(at.a.slug)).toBe(2)
    expect((await get(at.a.slug, 'ru')).text).toContain('<h1>Вакансии</h1><p>Мұғалім ')
    expect((await get(at.b.slug)).status).toBe(404)
    expect(await add('Мұғалім 3', at.b.institution)).toBe(404)
  })

  test('shows as many as are set', async () => {
    await setModule(portal.payload, at.region, 'vacancies', { perPage: 1 })
    expect(await shown(at.a.slug)).toBe(1)
    await setModule(portal.payload, at.a.institution, 'vacancies', { perPage: 2 })
    expect(await shown(at.a.slug)).toBe(2)
  })

  test('switched off, it is gone, and comes back as it was', async () => {
    await decide('off')
    expect((await get(at.a.slug)).status).toBe(404)
    await decide('on')
    expect(await shown(at.a.slug)).toBe(2)
  })
})
