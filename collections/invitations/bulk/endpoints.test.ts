import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import { readTable, writeCsv } from '#tables'
import { createTestPortal, twoSchools, withAddress, type TestPortal } from '#testing'
import { withBinCheckDigit } from '../../institutions/bin'

type Agent = Awaited<ReturnType<TestPortal['as']>>
type Report = Readonly<{
  invited: number
  made: number
  left: number
  faultCount: number
  faults: readonly { row: number; column: string; reason: string }[]
  faultsCsv: string
  resultCsv: string
}>

const ADDRESS = '/api/plugins/core/invitations-import'
const HEADER = ['ФИО', 'Почта', 'Роль', 'Школа', 'Класс', 'Язык письма']
const BIN = withBinCheckDigit('59014009001') ?? ''

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let head: Agent
let region: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  head = await portal.as('head', at.a.institution)
  region = await portal.as('region', at.region)
  await inTransaction(portal.payload, (req) =>
    portal.payload.db.updateOne({
      ...{ collection: 'institutions', data: { bin: BIN }, id: at.b.institution, req },
    }),
  )
})
afterAll(() => portal.stop())

const send = async (
  rows: readonly (readonly string[])[],
  mode: string,
  by: Agent = head,
): Promise<Report> => {
  const answer = await by
    .post(`${ADDRESS}?mode=${mode}`)
    .set('Accept-Language', 'ru')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from(writeCsv([HEADER, ...rows])))
  const lines = answer.text.trim().split('\n')
  const last = JSON.parse(lines.at(-1) ?? '{}') as { answer?: Report }
  if (!last.answer) throw new Error(answer.text)
  return last.answer
}
const stored = async (collection: string) => {
  const { docs } = await portal.payload.db.find({ collection, limit: 0, pagination: false })
  return docs as unknown as readonly Record<string, unknown>[]
}
const cellsOf = async (csv: string) => {
  const rows: (readonly string[])[] = []
  for await (const { cells } of readTable(Buffer.from(csv))) rows.push(cells)
  return rows
}
const ROWS = [
  ['Ойдан Бір', 'bir@example.kz', 'учитель', '', '7 а', 'казахский'],
  ['Ойдан Екі', '', 'ученик', '', '7 а', ''],
]

describe('a list', () => {
  test('is only checked first, then done: letters for those with an address, accounts for the others', async () => {
    const before = (await stored('users')).length
    expect(await send(ROWS, 'dry')).toMatchObject({ invited: 1, made: 1, left: 0, faultCount: 0 })
    expect([(await stored('users')).length, (await stored('invitations')).length]).toEqual([
      before,
      0,
    ])
    const report = await send(ROWS, 'all')
    expect(report).toMatchObject({ invited: 1, made: 1, left: 0, faultCount: 0 })
    const account = (await stored('users')).find(({ name }) => name === 'Ойдан Екі')
    expect(account).toMatchObject({ institution: at.a.institution })
    expect(account?.email ?? null).toBeNull()
    expect(String(account?.username)).toMatch(/^[a-z]{6}-\d{3}$/)
    expect((await stored('credentials')).some(({ user }) => user === account?.id)).toBe(false)
    const role = (await stored('memberships')).find(({ user }) => user === account?.id)
    expect(role).toMatchObject({ role: 'pupil', institution: at.a.institution, group: '7 А' })
    expect((await stored('invitations'))[0]).toMatchObject({
      ...{ email: 'bir@example.kz', role: 'teacher', group: '7 А', locale: 'kk' },
      by: head.userId,
    })
    expect((await stored('outbox')).filter(({ kind }) => kind === 'core.invitation')).toHaveLength(
      1,
    )
    const [, first, second] = await cellsOf(report.resultCsv)
    expect(first?.at(-1)).toBe('приглашён')
    expect(second?.slice(-2)).toEqual(['учётная запись создана', account?.username])
    const entry = (await stored('audit')).find(({ targetId }) => targetId === role?.id)
    expect(entry).toMatchObject({ action: 'memberships.grant', who: head.userId })
  })

  test('that comes again does nothing twice', async () => {
    const report = await send(ROWS, 'partial')
    expect(report).toMatchObject({ invited: 0, made: 0, left: 2, faultCount: 2 })
    expect(report.faults.map(({ column, row }) => [row, column])).toEqual([
      [2, 'Электронная почта'],
      [3, 'Фамилия и имя'],
    ])
  })

  test('with a wrong row is left alone as a whole, or taken but for that row', async () => {
    const rows = [
      ['Ойдан Үш', 'ush@example.kz', 'учитель', '', '', ''],
      ['', 'нет', 'царь', '', '', ''],
      ['Ойдан Үш', 'USH@example.kz', 'мұғалім', '', '', ''],
      ['=HYPERLINK("x")а', '', 'родитель', 'чужая', '', ''],
    ]
    const all = await send(rows, 'all')
    expect(all).toMatchObject({ invited: 0, made: 0, left: 4, resultCsv: '' })
    expect(all.faults.map(({ row }) => row)).toEqual([3, 3, 3, 4, 5])
    expect(all.faultsCsv).toContain('в одной из строк выше')
    expect((await stored('invitations')).some(({ email }) => email === 'ush@example.kz')).toBe(
      false,
    )
    expect(await send(rows, 'partial')).toMatchObject({ invited: 1, made: 0, left: 3 })
  })

  test('names what would be a formula as text', async () => {
    const report = await send([['=1+1 Ойдан', '', 'родитель', '', '', '']], 'all')
    expect(report.made).toBe(1)
    expect(report.resultCsv).toContain("'=1+1 Ойдан")
  })

  test('knows schools by BIN and by name, and none that its bringer does not decide about', async () => {
    const rows = [
      ['Ойдан Төрт', 'tort@example.kz', 'руководитель организации', BIN, '', ''],
      ['Ойдан Бес', 'bes@example.kz', 'редактор', '«Mektep-A»', '', ''],
      ['Ойдан Алты', 'alty@example.kz', 'редактор', '', '', ''],
      ['Ойдан Жеті', 'zheti@example.kz', 'учитель', BIN, '', ''],
    ]
    const { faults, invited } = await send(rows, 'partial', region)
    expect(invited).toBe(2)
    expect(faults.map(({ reason, row }) => [row, reason])).toEqual([
      [4, 'Укажите организацию: вы назначаете людей в нескольких организациях.'],
      [5, 'Назначать на эту роль вы не можете. Укажите другую.'],
    ])
    const foreign = await send([['Ойдан Сегіз', '', 'ученик', BIN, '', '']], 'all')
    expect(foreign.faults[0]?.reason).toBe('Среди ваших организаций такой нет.')
  })

  test('of a deputy makes no accounts, and nobody invites himself', async () => {
    const deputy = await portal.as('deputy', at.a.institution)
    await withAddress(portal.payload, head.userId, 'own@example.kz', 'ru')
    const [row] = (await send([['Ойдан Тоғыз', '', 'ученик', '', '', '']], 'all', deputy)).faults
    expect(row?.reason).toContain('Укажите почту')
    const own = await send([['Ойдан Он', 'own@example.kz', 'учитель', '', '', '']], 'all')
    expect(own.faults[0]?.reason).toBe('Это ваш собственный адрес. Уберите строку.')
    const root = await portal.as('root')
    const high = await send(
      [['Ойдан', 'x@example.kz', 'администратор министерства', 'ministry', '', '']],
      'all',
      root,
    )
    expect(high.faults[0]?.reason).toContain('по одному')
  })
})

test('what cannot be read is refused with a sentence', async () => {
  const post = (body: Buffer) =>
    head
      .post(`${ADDRESS}?mode=dry`)
      .set('Accept-Language', 'ru')
      .set('Content-Type', 'application/octet-stream')
      .send(body)
  const without = await post(Buffer.from('Почта\r\na@example.kz\r\n'))
  expect(without.text).toContain('«Фамилия и имя», «Роль»')
  const rows = Array.from({ length: 2001 }, (_, at_) => [
    `Ойдан ${String.fromCharCode(1072 + (at_ % 30))}`,
    'ученик',
  ])
  const long = await post(Buffer.from(writeCsv([['ФИО', 'Роль'], ...rows])))
  expect(long.text).toContain('table_refused')
  expect((await post(Buffer.from(''))).text).toContain('table_refused')
})

test('the example can be checked as it is, in both languages', async () => {
  for (const language of ['kk', 'ru']) {
    const { body } = await head.get(ADDRESS).set('Accept-Language', language)
    const answer = await head
      .post(`${ADDRESS}?mode=dry`)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(String((body as { sample: string }).sample)))
    expect(answer.text).toContain('"invited":1')
    expect(answer.text).toContain('"made":1')
    expect((body as { columns: unknown[] }).columns).toHaveLength(6)
  }
})
