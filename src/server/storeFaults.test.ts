import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import {
  clubs,
  clubsSeen,
  contentsOf,
  createTestPortal,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { StatementError } from '../database/sqlite/statementError'

let portal: TestPortal
let own: WorkingSchool
let fault: ((sql: string) => void) | undefined
let names = 0

// Only SQLite has a disk and a queue of ours.
const onSqlite = process.env.MONGODB_URI === undefined ? describe : describe.skip

beforeAll(async () => {
  portal = await createTestPortal({
    plugins: [clubs],
    fault: (sql) => fault?.(sql),
    limits: { maxBusyMs: 150, maxQueued: 5 },
  })
  own = (await schoolsAtWork(portal)).own
})
afterEach(() => {
  fault = undefined
})
afterAll(() => portal.stop())

const save = (key?: string) => {
  const request = own.editor.post('/api/plugins/clubs/save')
  if (key !== undefined) request.set('Idempotency-Key', key)
  return request.send({ page: own.published, club: `club-${String(++names)}` })
}
const failAt = (code: string, pattern: RegExp): (() => number) => {
  let raised = 0
  fault = (sql) => {
    if (!pattern.test(sql)) return
    raised++
    throw new StatementError(code, 'CANARY-99')
  }
  return () => raised
}

const CODES = [
  ['SQLITE_FULL', 507, '60'],
  ['SQLITE_IOERR', 503, '10'],
  ['SQLITE_BUSY', 503, '2'],
] as const
const MOMENTS = [
  ['the beginning', /^BEGIN/],
  ['a savepoint', /^SAVEPOINT/],
  ['the row', /^INSERT INTO "clubs_sheets"/],
  ['the audit', /^INSERT INTO "audit"/],
  ['the key', /^INSERT INTO "idempotency"/],
  ['the end of the savepoint', /^RELEASE/],
  ['COMMIT', /^COMMIT/],
] as const

onSqlite('the storage refuses a store', () => {
  describe.each(CODES)('%s', (code, status, wait) => {
    test.each(MOMENTS)(
      'at %s: nothing is acknowledged and nothing is stored, however many write',
      async (_name, pattern) => {
        const before = await contentsOf(portal.payload)
        clubsSeen.effects = []
        const raised = failAt(code, pattern)
        const answers = await Promise.all([1, 2, 3].map((one) => save(`${code}${String(one)}`)))
        fault = undefined
        expect(raised()).toBeGreaterThan(0)
        for (const answer of answers) {
          expect([answer.status, answer.headers['retry-after']]).toEqual([status, wait])
          expect(answer.text).not.toMatch(/CANARY|SQLITE|INSERT/)
        }
        expect(clubsSeen.effects).toEqual([])
        expect(await contentsOf(portal.payload)).toEqual(before)
      },
    )
  })

  test('once it does not, the same keys are done, without a restart', async () => {
    const answers = await Promise.all([1, 2, 3].map((one) => save(`SQLITE_FULL${String(one)}`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })
})

onSqlite('more than can wait', () => {
  test('are told when to come again, and those who waited are stored', async () => {
    let release: () => void = () => undefined
    const isHeld = new Promise<void>((resolve) => {
      release = resolve
    })
    const count = async () =>
      (await portal.payload.db.count({ collection: 'clubs-sheets' })).totalDocs
    const before = await count()
    const holder = inTransaction(portal.payload, () => isHeld)
    let answered = 0
    const answers = Array.from({ length: 12 }, async () => {
      const answer = await save()
      answered++
      return answer
    })
    // Seven are refused at once; the five that wait are answered once the slot is free.
    while (answered < 7) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await count()).toBe(before)
    release()
    await holder
    const all = await Promise.all(answers)
    const refused = all.filter(({ status }) => status !== 200)
    expect(refused).toHaveLength(7)
    for (const { body, headers, status } of refused)
      expect([status, body.error.code, headers['retry-after']]).toEqual([503, 'database_busy', '2'])
    expect(await count()).toBe(before + 5)
  })
})
