import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { withBinCheckDigit } from '../../collections/institutions/bin'
import { createTestPortal, type TestPortal } from '#testing'
import { askServer, listenForCommands, reach } from './commandSocket'
import { withAbsoluteFile } from './importFile'

let portal: TestPortal
let socket: Awaited<ReturnType<typeof listenForCommands>>

beforeAll(async () => {
  portal = await createTestPortal()
  socket = await listenForCommands(portal.settings.dataDir, portal.payload)
})
afterAll(async () => {
  await socket.close()
  await portal.stop()
})

/** Runs the command inside the server. @returns its lines, and the sentence it failed with */
async function run(...args: string[]): Promise<{ lines: string[]; failed?: string }> {
  const lines: string[] = []
  const server = await reach(portal.settings.dataDir)
  if (!server) throw new Error('no server')
  try {
    await askServer(server, 'import', args, (line) => lines.push(line))
    return { lines }
  } catch (error) {
    return { lines, failed: (error as Error).message }
  }
}

const bin = (serial: number): string => {
  for (let step = serial * 20; ; step++) {
    const made = withBinCheckDigit(`590940${String(step).padStart(5, '0')}`)
    if (made) return made
  }
}
function file(name: string, ...lines: string[]): string {
  const place = path.join(portal.settings.dataDir, name)
  writeFileSync(place, ['bin;kind;name_kk;name_ru;parent', ...lines].join('\n'))
  return place
}
const SCHOOLS = Array.from({ length: 30 }, (_, i) => `${bin(i + 1)};school;Мектеп;Школа;${bin(0)}`)
const right = (): string =>
  file('right.csv', `${bin(0)};ministry;Министрлік;Министерство;`, ...SCHOOLS)
const count = async (): Promise<number> =>
  (await portal.payload.count({ collection: 'institutions', overrideAccess: true })).totalDocs

test('a dry run writes nothing, the import all of it, and again nothing', async () => {
  const dry = await run('institutions', right(), '--dry-run')
  expect(dry).toEqual({
    lines: ['Қосылады: 31', 'Өзгереді: 0', 'Өзгеріссіз: 0', 'Жүктелмеген жолдар: 0'],
  })
  expect(await count()).toBe(0)
  const { failed, lines } = await run('--lang', 'ru', 'institutions', right())
  expect(failed).toBeUndefined()
  expect(lines).toEqual([
    ...['Записано: 20 из 31', 'Записано: 31 из 31', 'Добавлено: 31', 'Изменено: 0'],
    ...['Без изменений: 0', 'Не загружено строк: 0'],
  ])
  expect(await count()).toBe(31)
  expect((await run('institutions', right())).lines).toContain('Өзгеріссіз: 31')
})

test('faulty rows are told with row, column and reason, and fail it where nothing was taken', async () => {
  const faulty = file(
    'faulty.csv',
    `${bin(50)};school;Мектеп;Школа;${bin(0)}`,
    `${bin(51)};шкла;Мектеп;Школа;${bin(0)}`,
  )
  const refused = await run('institutions', faulty, '--lang', 'ru')
  expect(refused.failed).toBe('Ничего не загружено')
  expect(refused.lines[0]).toMatch(/^Строка 3, «Вид организации»: Такого вида нет.*\[шкла\]$/)
  expect(await count()).toBe(31)
  const kazakh = await run('institutions', faulty)
  expect(kazakh.lines[0]).toMatch(/^3-жол, «Ұйым түрі»: Мұндай түр жоқ/)
  const taken = await run('institutions', faulty, '--partial')
  expect([taken.failed, await count()]).toEqual([undefined, 32])
})

test('what is no table, and what nobody asked for, is one sentence', async () => {
  const nowhere = await run('institutions', '/nowhere.csv', '--lang', 'ru')
  expect(nowhere).toEqual({ lines: [], failed: 'Такого файла нет, или он не открывается.' })
  for (const args of [
    [],
    ['institutions'],
    ['people', 'x.csv'],
    ['institutions', 'x', '--lang', 'en'],
  ])
    expect((await run(...args)).failed).toContain('npm run import -- institutions FILE')
})

test('a path is that of whoever types it', () => {
  const here = path.resolve('a.csv')
  expect(withAbsoluteFile(['institutions', 'a.csv', '--lang', 'ru'])).toEqual([
    ...['institutions', here, '--lang', 'ru'],
  ])
  expect(withAbsoluteFile(['--lang', 'ru', 'institutions', '--dry-run', 'a.csv'])).toEqual([
    ...['--lang', 'ru', 'institutions', '--dry-run', here],
  ])
  for (const args of [[], ['institutions'], ['institutions', '/a.csv'], ['--odd']])
    expect(withAbsoluteFile(args)).toEqual(args)
})
