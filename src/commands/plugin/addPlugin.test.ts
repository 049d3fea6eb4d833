import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { check, resolveConfig } from 'prettier'
import type { AnyPlugin } from '#kernel'
import { createTestPortal } from '#testing'
import { faultsOfReadme } from '../../testing/contract/faultsOfReadme'
import { permissionsIn } from '../../testing/contract/permissionsIn'
import { addPlugin } from './addPlugin'
import { exportName } from './names'

const INDEX = 'plugins/index.ts'
const ORACLE = 'src/testing/matrix/oracle.ts'
let root: string

/** A folder with what the command changes; it lies below the repository, so that a plugin there finds the kernel. */
beforeEach(() => {
  mkdirSync('.cache', { recursive: true })
  root = mkdtempSync(path.resolve('.cache/new-plugin-'))
  for (const file of [INDEX, ORACLE]) cpSync(file, path.join(root, file))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const everything = (): string[] => readdirSync(root, { recursive: true }).map(String).sort()
const loaded = async (id: string): Promise<AnyPlugin> => {
  const module = (await import(path.join(root, 'plugins', id, 'plugin.ts'))) as object
  return (module as Record<string, AnyPlugin>)[exportName(id)] as AnyPlugin
}

describe('a new plugin', () => {
  test.each(['x', 'clubs', 'school-clubs', 'open-days-and-excursions', 'a'.repeat(30)])(
    '%s is written as Prettier would, and nothing of the skeleton is left in it',
    async (id) => {
      const options = await resolveConfig(path.resolve(INDEX))
      for (const file of await addPlugin(root, id)) {
        const text = textOf(file)
        expect([file, await check(text, { ...options, filepath: file })]).toEqual([file, true])
        expect(text).not.toMatch(/sample.?plugin/i)
      }
    },
  )

  test('stands in the list, and in the book of who may do what', async () => {
    await addPlugin(root, 'school-clubs')
    await addPlugin(root, 'clubs')
    expect(textOf(INDEX)).toMatch(
      /import { schoolClubsPlugin } from '\.\/school-clubs\/plugin'\nimport { clubsPlugin } from '\.\/clubs\/plugin'\n\n/,
    )
    expect(textOf(INDEX)).toMatch(/schoolClubsPlugin,\s+clubsPlugin,?\s*\]/)
    const book = (await import(path.join(root, ORACLE))) as {
      PUBLIC_PAGES: readonly string[]
      THINGS: object
    }
    expect(book.PUBLIC_PAGES.slice(-2)).toEqual(['school-clubs/', 'clubs/'])
    expect(Object.keys(book.THINGS).slice(-2)).toEqual(['school-clubs', 'clubs'])
  })

  test('keeps the contract of plugins, and its page is there', async () => {
    await addPlugin(root, 'school-clubs')
    const plugin = await loaded('school-clubs')
    const { declared, used } = permissionsIn(plugin)
    expect(used).toEqual(declared)
    expect(faultsOfReadme(path.join(root, 'plugins/school-clubs'), plugin)).toEqual([])
    const portal = await createTestPortal({ plugins: [plugin] })
    const page = await portal.http.get('/ru/school-clubs/').set('Host', 'localhost:3000')
    await portal.stop()
    expect(page.text).toContain('Записей пока нет')
  })
})

describe('nothing is written', () => {
  const refused = async (id: string, sentence: string) => {
    const before = [everything(), textOf(INDEX), textOf(ORACLE)]
    await expect(addPlugin(root, id)).rejects.toThrow(sentence)
    expect([everything(), textOf(INDEX), textOf(ORACLE)]).toEqual(before)
  }

  test('where such a folder stands', async () => {
    mkdirSync(path.join(root, 'plugins/clubs'))
    await refused('clubs', 'plugins/clubs exists already')
  })

  test('where another plugin has the name in code', async () => {
    await addPlugin(root, 'a-1b')
    await refused('a1b', "plugins/index.ts has a 'a1bPlugin' already")
  })

  test.each([
    [INDEX, 'export const plugins = []\n', 'plugins/index.ts is not a list'],
    [ORACLE, 'export const THINGS = {}\n', 'has no THINGS and PUBLIC_PAGES'],
  ])('when %s is not what it was', async (file, text, sentence) => {
    writeFileSync(path.join(root, file), text)
    await refused('clubs', sentence)
  })

  test('when the last file of all cannot be written', async () => {
    mkdirSync(path.join(root, `${INDEX}.new`))
    await refused('clubs', 'EISDIR')
  })
})
