import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { writeCsv } from '#tables'
import { contentsOf, createTestPortal, type TestPortal } from '#testing'
import { sendBytes } from '../../../src/testing/sendBytes'
import { textRow, workbook } from '../../../src/testing/workbook'
import { withBinCheckDigit } from '../bin'
import type { TableReport } from './importTable'

let portal: TestPortal
type Agent = Awaited<ReturnType<TestPortal['as']>>
let root: Agent
let region: Agent
let district: Agent

/** A synthetic BIN for each number, all valid. */
function binOf(number: number): string {
  for (let step = 0; ; step++) {
    const bin = withBinCheckDigit(`590940${String(number * 20 + step).padStart(5, '0')}`)
    if (bin) return bin
  }
}
const BIN = {
  ...{
    ministry: binOf(0),
    region: binOf(1),
    district: binOf(2),
    other: binOf(3),
    closed: binOf(4),
  },
  ...{ foreign: binOf(5) },
}
const HEADER = 'bin kind name_kk name_ru kato parent languages capacity opened closed'.split(' ')
type Line = readonly (number | string)[]
const line = (bin: string, kind: string, parent: string, ...more: Line): Line => [
  ...[bin, kind, `Атауы ${bin}`, `Название ${bin}`, '', parent],
  ...more,
]
const csv = (...lines: Line[]): Buffer =>
  Buffer.from(writeCsv([HEADER, ...lines.map((cells) => cells.map(String))]))
const school = (number: number, parent: string, ...more: Line): Line =>
  line(binOf(number), 'school', parent, ...more)

beforeAll(async () => {
  portal = await createTestPortal()
  root = await portal.as('root')
  const tree = csv(
    [BIN.ministry, 'ministry', 'М', 'М', '710000000'],
    [BIN.region, 'region', 'Ө', 'О', '110000000', BIN.ministry],
    [BIN.district, 'district', 'А', 'Р', '111000000', BIN.region],
    [BIN.other, 'region', 'Б', 'Д', '150000000', BIN.ministry],
    [BIN.closed, 'district', 'Ж', 'З', '111600000', BIN.region, '', '', '', '01.01.2020'],
    [BIN.foreign, 'school', 'Ш', 'Ш', '150000000', BIN.other],
  )
  expect((await send(root, 'all', tree)).report).toMatchObject({ created: 6, faultCount: 0 })
  region = await portal.as('region', await idOf(BIN.region))
  district = await portal.as('district', await idOf(BIN.district))
})
afterAll(() => portal.stop())

async function find(bin: string): Promise<(Record<string, unknown> & { id: string }) | undefined> {
  const where = { bin: { equals: bin } }
  const question = { collection: 'institutions', locale: 'all', where }
  return (
    (await portal.payload.db.findOne<Record<string, unknown> & { id: string }>(question)) ??
    undefined
  )
}
const idOf = async (bin: string): Promise<string> => String((await find(bin))?.id)

type News = { progress?: object; answer?: TableReport; error?: { code: string; message: string } }
async function send(
  agent: Agent,
  mode: string,
  file: Buffer,
  language = 'kk',
): Promise<{ status: number; lines: News[]; report: TableReport; error: News['error'] }> {
  const answer = await sendBytes(
    agent
      .post(`/api/plugins/core/institutions-import?mode=${mode}`)
      .set('Cookie', `payload-lng=${language}`),
    file,
  )
  const text = String(answer.body)
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((one) => JSON.parse(one) as News)
  const last = lines.at(-1)
  return { status: answer.status, lines, report: last?.answer as TableReport, error: last?.error }
}
const reasons = ({ faults }: TableReport) =>
  faults.map(({ column, reason, row, value }) => [row, column, value, reason])

describe('a file is first only checked', () => {
  test('nothing is written, and the report says what would be', async () => {
    const before = await contentsOf(portal.payload)
    const { lines, report, status } = await send(
      district,
      'dry',
      csv(school(20, BIN.district), line(BIN.district, 'district', '')),
    )
    expect([status, lines.length]).toEqual([200, 1])
    expect(report).toMatchObject({
      ...{ created: 1, updated: 1, unchanged: 0, left: 0, isDry: true, rows: 2 },
      ...{ faultCount: 0, faults: [], ignored: [] },
    })
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('columns that nobody understands are named, and do no harm', async () => {
    const rows = [['БИН', 'Вид', 'Название на казахском', 'Название (рус)', 'Директор', 'bin']]
    const file = Buffer.from(writeCsv(rows) + '\r\n' + `${binOf(21)};школа;а;б;Кто-то;1\r\n`)
    const { report } = await send(region, 'dry', file)
    expect(report.ignored).toEqual([
      { column: 'E', header: 'Директор' },
      { column: 'F', header: 'bin' },
    ])
  })
})

describe('what is right is written', () => {
  test('with news on the way, below one’s own node only, and a second time it changes nothing', async () => {
    const lines = Array.from({ length: 45 }, (_, i) => school(100 + i, '111000000', '', '', ''))
    const done = await send(district, 'all', csv(...lines))
    expect(done.report).toMatchObject({ created: 45, updated: 0, unchanged: 0, faultCount: 0 })
    expect(done.lines.flatMap(({ progress }) => progress ?? [])).toEqual([
      { done: 0, total: 0 },
      { done: 20, total: 45 },
      { done: 40, total: 45 },
      { done: 45, total: 45 },
    ])
    const made = await find(binOf(144))
    expect(made).toMatchObject({ parent: await idOf(BIN.district), at3: await idOf(BIN.district) })
    const before = await contentsOf(portal.payload, ['invalidations'])
    const again = await send(district, 'all', csv(...lines))
    expect(again.report).toMatchObject({ created: 0, updated: 0, unchanged: 45, faultCount: 0 })
    expect(await contentsOf(portal.payload, ['invalidations'])).toEqual(before)
  })

  test('a text of an old Windows, and a workbook', async () => {
    const text = `БИН;Вид;Название (каз);Название (рус);Вышестоящая организация\r\n${binOf(30)};Школа;Мектеп;Школа № 30;${BIN.district}\r\n`
    const windows = Buffer.from(
      [...text].map((letter) => {
        const code = letter.charCodeAt(0)
        if (letter === '№') return 0xb9
        return code < 0x80 ? code : code - 0x410 + 0xc0
      }),
    )
    expect((await send(district, 'all', windows)).report).toMatchObject({ created: 1 })
    expect((await find(binOf(30)))?.name).toEqual({ kk: 'Мектеп', ru: 'Школа № 30' })
    const rows =
      textRow(1, 'БСН', 'Ұйым түрі', 'Қазақша атауы', 'Орысша атауы', 'Жоғары тұрған ұйым') +
      textRow(2, binOf(31), 'Балабақша', 'Күншуақ', 'Солнышко', BIN.district)
    expect((await send(district, 'all', workbook({ rows }))).report).toMatchObject({ created: 1 })
    expect((await find(binOf(31)))?.kind).toBe('kindergarten')
  })

  test('two at once come one after the other', async () => {
    const both = await Promise.all([
      send(district, 'all', csv(school(40, BIN.district))),
      send(region, 'all', csv(school(40, BIN.district))),
    ])
    const created = both.map(({ report }) => report.created)
    expect([...created].sort()).toEqual([0, 1])
    expect(both.map(({ report }) => report.faultCount)).toEqual([0, 0])
  })
})

describe('reach', () => {
  test('a district imports below itself, not beside or above', async () => {
    const before = await contentsOf(portal.payload, ['invalidations'])
    const { report } = await send(
      district,
      'all',
      csv(
        school(50, BIN.region),
        school(51, BIN.other),
        line(BIN.foreign, 'school', ''),
        line(BIN.region, 'region', ''),
        school(52, BIN.district),
      ),
      'ru',
    )
    expect(report).toMatchObject({ created: 0, updated: 0, left: 5, faultCount: 4 })
    expect(reasons(report).map(([row, column]) => [row, column])).toEqual([
      [2, 'Вышестоящая организация'],
      [3, 'Вышестоящая организация'],
      [4, 'БИН'],
      [5, 'БИН'],
    ])
    expect(report.faults[2]?.reason).toBe('Эту организацию ведёте не вы.')
    expect(await contentsOf(portal.payload, ['invalidations'])).toEqual(before)
  })

  test('nobody imports who may not create', async () => {
    const place = await idOf(BIN.district)
    for (const role of ['head', 'analyst', 'teacher'] as const) {
      const agent = await portal.as(role, place)
      const refused = await send(agent, 'all', csv(school(60, BIN.district)))
      expect([refused.status, refused.error?.code]).toEqual([403, 'forbidden'])
      expect((await agent.get('/api/plugins/core/institutions-import')).status).toBe(403)
    }
    expect(await find(binOf(60))).toBeUndefined()
  })
})

/** One row for each thing that can be wrong with one, and what is said. */
const FAULTY: readonly (readonly [Line, column: string, reason: string])[] = [
  [line('', 'school', BIN.district), 'БИН', 'Не заполнено.'],
  [
    [...school(70, BIN.district).slice(0, 2), 'я'.repeat(301), 'б'],
    'Название на казахском',
    'Слишком длинный текст.',
  ],
  [line(binOf(71), 'шкла', BIN.district), 'Вид организации', 'Такого вида нет'],
  [school(72, BIN.district, 'клингонский'), 'Языки обучения', 'Такого языка нет в списке'],
  [school(73, BIN.district, '', 'много'), 'Проектная мощность', 'Это не число.'],
  [school(74, BIN.district, '', '30000'), 'Проектная мощность', 'Число вне допустимых границ.'],
  [school(75, BIN.district, '', '', '31.02.2020'), 'Дата открытия', 'Такой даты нет'],
  [school(20, BIN.district), '', ''],
  [school(20, BIN.district), 'БИН', 'Этот БИН уже есть в одной из строк выше.'],
  [school(76, binOf(999)), 'Вышестоящая организация', 'Такой вышестоящей организации нет'],
  [school(77, binOf(71)), 'Вышестоящая организация', 'Сначала исправьте строку вышестоящей'],
  [
    line(BIN.foreign, 'school', BIN.district),
    'Вышестоящая организация',
    'Организация уже записана в другом месте',
  ],
  [school(78, BIN.closed), 'Вышестоящая организация', 'Вышестоящая организация закрыта.'],
  [
    school(79, binOf(80)),
    'Вышестоящая организация',
    'Организации указаны вышестоящими друг для друга.',
  ],
  [
    school(80, binOf(79)),
    'Вышестоящая организация',
    'Организации указаны вышестоящими друг для друга.',
  ],
  [line(binOf(81), 'ministry', ''), 'Вышестоящая организация', 'Министерство уже есть'],
  [line('590940000001', 'school', BIN.district), 'БИН', 'БИН неверен'],
  [
    [...school(82, BIN.district).slice(0, 4), '999999999', BIN.district],
    'Код КАТО',
    'Такого кода КАТО нет',
  ],
  [
    [...school(83, BIN.district).slice(0, 4), '150000000', BIN.district],
    'Код КАТО',
    'Код КАТО не из региона',
  ],
  [
    line(binOf(84), 'region', BIN.district),
    'Вид организации',
    'Организация такого вида не может входить',
  ],
  [
    school(85, BIN.district, '', '', '01.09.2026', '01.09.2025'),
    'Дата закрытия',
    'Дата закрытия раньше даты открытия.',
  ],
  [school(86, binOf(20)), '', ''],
  [school(87, binOf(86)), 'Вышестоящая организация', 'Слишком много уровней подчинения'],
]

describe('a file with everything that can be wrong', () => {
  const file = csv(...FAULTY.map(([cells]) => cells))

  test('says of every cell what to do, in the reader’s language', async () => {
    const { report } = await send(root, 'dry', file, 'ru')
    const expected = FAULTY.flatMap(([, column, reason], index) =>
      column === '' ? [] : [[index + 2, column, reason]],
    )
    expect(report.faultCount).toBe(expected.length)
    for (const [index, [row, column, reason]] of expected.entries()) {
      const fault = report.faults[index]
      expect([fault?.row, fault?.column]).toEqual([row, column])
      expect(fault?.reason).toContain(reason)
    }
    expect(report.faults[2]?.value).toBe('шкла')
    expect(report.faults[1]?.value).toBe(`${'я'.repeat(80)}…`)
    const { faultsCsv } = report as unknown as { faultsCsv: string }
    const [header = '', first = ''] = faultsCsv.replace('\ufeff', '').split('\r\n')
    expect([header, first]).toEqual([
      ...['Строка;Столбец;В таблице;Что не так', '2;БИН;;Не заполнено.'],
    ])
    const kazakh = (await send(root, 'dry', file)).report.faults
    expect(kazakh.map(({ row }) => row)).toEqual(report.faults.map(({ row }) => row))
    expect(report).toMatchObject({ created: 2, updated: 0, left: FAULTY.length - 2 })
    expect(kazakh[0]).toEqual({ row: 2, column: 'БСН', value: '', reason: 'Толтырылмаған.' })
  })

  test('one wrong row keeps all out; in part the right ones are taken', async () => {
    const before = await contentsOf(portal.payload, ['invalidations'])
    const refused = await send(root, 'all', file)
    expect(refused.report).toMatchObject({ created: 0, updated: 0, left: FAULTY.length })
    expect(await contentsOf(portal.payload, ['invalidations'])).toEqual(before)
    const taken = await send(root, 'partial', file)
    expect(taken.report).toMatchObject({ created: 2, updated: 0, left: FAULTY.length - 2 })
    expect((await send(root, 'partial', file)).report).toMatchObject({ created: 0, unchanged: 2 })
  })
})

describe('no table at all is refused with a sentence', () => {
  let before: Awaited<ReturnType<typeof contentsOf>>
  beforeEach(async () => {
    before = await contentsOf(portal.payload)
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'В таблице нет ни одной заполненной строки.'],
    ['a header alone', csv(), 'В таблице нет ни одной заполненной строки.'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'Это не таблица.'],
    ['other columns', Buffer.from('Аты;Жасы\r\nА;5\r\n'), 'нет обязательных столбцов: «БИН», «Вид'],
    ['a broken workbook', Buffer.from('PK\x03\x04 and no more'), 'Файл повреждён'],
  ])('%s', async (_name, file, sentence) => {
    const dry = await send(root, 'dry', file, 'ru')
    expect([dry.status, dry.error?.code]).toEqual([400, 'table_refused'])
    expect(dry.error?.message).toContain(sentence)
    const written = await send(root, 'all', file, 'ru')
    expect(written.error?.message).toContain(sentence)
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('a huge file is not read to its end', async () => {
    const refused = await send(root, 'dry', Buffer.alloc(20 * 1024 * 1024 + 1, 'a;b\n'), 'ru')
    expect([refused.status, refused.error?.code]).toEqual([413, 'too_large'])
    expect(refused.error?.message).toContain('20')
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('a mode that does not exist', async () => {
    expect((await send(root, 'x', csv(school(90, BIN.district)))).status).toBe(400)
  })
})

test('the sample can be imported as it is, and the empty table has its columns', async () => {
  for (const language of ['kk', 'ru']) {
    const { body } = await region
      .get('/api/plugins/core/institutions-import')
      .set('Cookie', `payload-lng=${language}`)
    const { columns, sample, template } = body as {
      columns: { name: string; isRequired: boolean }[]
      sample: string
      template: string
    }
    expect(columns.filter(({ isRequired }) => isRequired)).toHaveLength(4)
    expect(template.trim().replace('\ufeff', '').split(';')).toHaveLength(columns.length)
    const { report } = await send(region, 'dry', Buffer.from(sample), language)
    expect(report).toMatchObject({ created: 2, faultCount: 0, ignored: [] })
  }
})
