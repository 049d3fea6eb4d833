import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { core } from '#collections'
import { createRegistry, LOCALES, missingKeys, type AnyPlugin } from '#kernel'
import { faultsOfReadme } from './faultsOfReadme'
import { openContract, type Contract } from './openContract'
import { permissionsIn } from './permissionsIn'

/**
 * What every plugin of a list owes the portal, whoever wrote it; nobody writes a test for it.
 * @param folder in which `index.ts` and the plugins' own folders lie
 */
export function pluginContract(plugins: readonly AnyPlugin[], folder: string): void {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const ids = plugins.map(({ id }) => id)
  const index = readFileSync(path.join(folder, 'index.ts'), 'utf8')
  let contract: Contract

  beforeAll(async () => {
    contract = await openContract(plugins)
  })
  afterAll(() => contract.stop())

  test('all of them fit together', () => {
    expect(createRegistry(core, plugins).modules).toEqual(new Set(ids))
  })

  test('every folder is a plugin of that name and stands in the list', () => {
    for (const name of folders) {
      expect(index).toContain(` from './${name}/plugin'`)
      expect(ids).toContain(name)
    }
  })

  describe.each(plugins.map((plugin) => [plugin.id, plugin] as const))('%s', (id, plugin) => {
    test('declares the permissions that it uses, and uses those that it declares', () => {
      const { declared, used } = permissionsIn(plugin)
      expect(used).toEqual(declared)
    })

    test('says everything in both languages, first of all what it is called and what for', () => {
      expect(missingKeys(plugin.translations)).toEqual([])
      for (const locale of LOCALES) {
        expect(plugin.translations[locale]['module.name']).toMatch(/\p{L}{3}/u)
        expect(plugin.translations[locale]['module.summary']).toMatch(/(\p{L}+[^\p{L}]+){4}/u)
      }
    })

    test('has a README in its folder, or says as a package which kernels it is made for', () => {
      if (folders.includes(id)) expect(faultsOfReadme(path.join(folder, id), plugin)).toEqual([])
      else expect(plugin.kernel).toBeDefined()
    })

    test('has a view for each page and each slot', async () => {
      const views = [...(plugin.pages ?? []), ...(plugin.slots ?? [])].flatMap((one) =>
        'answers' in one && one.answers === 'feed' ? [] : [one.view],
      )
      for (const view of views) expect(typeof (await view?.())).toBe('function')
    })

    test('is filled by the seed once, however often that runs', () => {
      const [once, twice] = contract.seeded(plugin)
      expect(twice).toEqual(once)
      expect(Object.values(once).every(Number.isFinite)).toBe(true)
    })

    test('is there when it is on, and leaves no trace when it is off', async () => {
      const seen = async () => ({
        pages: await contract.pages(plugin),
        rows: await contract.rows(plugin),
        endpoints: await contract.endpoints(plugin),
      })
      const on = await seen()
      for (const status of Object.values(on.pages)) expect(status).toBe(200)
      for (const count of Object.values(on.rows)) expect(count).toBeGreaterThan(0)
      for (const status of Object.values(on.endpoints)) expect(status).not.toBe(404)
      await contract.decide(plugin, 'off')
      const off = await seen()
      for (const status of Object.values({ ...off.pages, ...off.endpoints }))
        expect(status).toBe(404)
      for (const count of Object.values(off.rows)) expect(count).toBe(0)
      await contract.decide(plugin, 'on')
      expect((await seen()).pages).toEqual(on.pages)
    })
  })
}
