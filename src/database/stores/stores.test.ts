import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload'

import { outcomeOf } from '../startTestPayload'
import type { TestPayload } from '../startTestPayload'
import { StoreConflict } from './contract'
import type { StoreOp, StoreRow, Stores } from './contract'
import { startTestStores } from './startTestStores'

const server = process.env.MONGODB_URI
let target: TestPayload
let stores: Stores
let made = 0

beforeAll(async () => {
  target = await startTestStores(server)
  stores = target.db.stores
})
afterAll(() => target.stop())

const table = 'counters'
const fresh = (): string => `row-${String(++made)}`
const read = async (id: string, req?: PayloadRequest): Promise<StoreRow | undefined> =>
  (await stores.read({ table, ids: [id] }, req))[0]
const put = (id: string, values: object, rev?: number): StoreOp => ({
  do: 'put',
  table,
  id,
  values: values as Record<string, unknown>,
  ...(rev !== undefined && { rev }),
})
const add = (id: string, count: number, values: object = {}): StoreOp => ({
  do: 'add',
  table,
  id,
  values: values as Record<string, unknown>,
  add: { count },
})
const remove = (id: string, rev?: number): StoreOp => ({
  do: 'remove',
  table,
  id,
  ...(rev !== undefined && { rev }),
})
const conflictOf = async (work: Promise<unknown>): Promise<StoreConflict> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StoreConflict)
  return error as StoreConflict
}
const inTransaction = async <T>(work: (req: PayloadRequest) => Promise<T>): Promise<T> => {
  const req = await createLocalReq({}, target.payload)
  await initTransaction(req)
  try {
    const result = await work(req)
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

describe('a row', () => {
  test('comes back as it was written, whatever its columns hold', async () => {
    const id = fresh()
    const values = {
      page: 'қазақ \' " ; -- 𝔘',
      day: '2026-09-01',
      count: 2 ** 53 - 1,
      share: 0.1,
      isOpen: false,
      notes: { a: [1, null, { 'x.y': '$z' }], '': 'ә' },
    }
    expect(await stores.write([put(id, values)])).toEqual([{ id, rev: 1 }])
    expect(await read(id)).toMatchObject({ id, rev: 1, ...values, institution: null, at1: null })
  })

  test.each([1e16, -1e300, 5e-324, 0.1 + 0.2, 2 ** 60, -3, 0])(
    'keeps the real number %d',
    async (share) => {
      const id = fresh()
      await stores.write([put(id, { share })])
      expect((await read(id))?.share).toBe(share)
    },
  )

  test.each<[unknown]>([[[]], [{}], [''], [0], [false], ['{'], [{ notes: null }]])(
    'keeps the JSON %j',
    async (notes) => {
      const id = fresh()
      await stores.write([put(id, { notes })])
      expect((await read(id))?.notes).toEqual(notes)
    },
  )

  test('is new without a rev, and refused where one stands', async () => {
    const id = fresh()
    await stores.write([put(id, { count: 1 })])
    const { current, index } = await conflictOf(stores.write([put(id, { count: 2 })]))
    expect([index, current]).toMatchObject([0, { id, rev: 1, count: 1 }])
    expect(await read(id)).toMatchObject({ rev: 1, count: 1 })
  })

  test('is changed by whoever knows its rev, only in the columns named', async () => {
    const id = fresh()
    await stores.write([put(id, { count: 1, page: 'x' })])
    expect(await stores.write([put(id, { count: 2 }, 1)])).toEqual([{ id, rev: 2 }])
    expect(await read(id)).toMatchObject({ rev: 2, count: 2, page: 'x' })
    const { current } = await conflictOf(stores.write([put(id, { count: 3 }, 1)]))
    expect(current).toMatchObject({ rev: 2, count: 2 })
    await stores.write([put(id, { page: null }, 2)])
    expect(await read(id)).toMatchObject({ rev: 3, count: 2, page: null })
    await stores.write([put(id, {}, 3)])
    expect((await read(id))?.rev).toBe(4)
  })

  test('that is not there can neither be changed nor removed under a rev', async () => {
    expect((await conflictOf(stores.write([put(fresh(), {}, 1)]))).current).toBeUndefined()
    expect((await conflictOf(stores.write([remove(fresh(), 1)]))).current).toBeUndefined()
    expect((await conflictOf(stores.write([remove(fresh())]))).current).toBeUndefined()
  })

  test('is removed, under its rev only where one is named', async () => {
    const id = fresh()
    await stores.write([put(id, {})])
    await conflictOf(stores.write([remove(id, 2)]))
    expect(await stores.write([remove(id, 1)])).toEqual([{ id, rev: 0 }])
    expect(await read(id)).toBeUndefined()
  })

  test('is added to, and made where there is none', async () => {
    const id = fresh()
    expect(await stores.write([add(id, 2, { page: 'x' })])).toEqual([{ id, rev: 1 }])
    expect(await stores.write([add(id, -5, { page: 'y' })])).toEqual([{ id, rev: 2 }])
    expect(await read(id)).toMatchObject({ rev: 2, count: -3, page: 'x' })
    await stores.write([put(id, { count: null }, 2)])
    await stores.write([add(id, 7)])
    expect(await read(id)).toMatchObject({ rev: 4, count: 7 })
  })

  test('is added to by many at once, and nothing is lost', async () => {
    const id = fresh()
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => outcomeOf(stores.write([add(id, 1)]))),
    )
    const stored = outcomes.filter((outcome) => outcome === 'stored').length
    // Another server may give up after five attempts; then it says so.
    expect(outcomes.filter((one) => one !== 'stored' && one !== 'database_busy')).toEqual([])
    if (server === undefined) expect(stored).toBe(40)
    expect(await read(id)).toMatchObject({ count: stored, rev: stored })
  })
})

describe('a write of several ops', () => {
  test('is stored as a whole, in order', async () => {
    const [a, b] = [fresh(), fresh()]
    const ops = [put(a, { count: 1 }), put(a, { count: 2 }, 1), add(b, 3), remove(a, 2), put(a, {})]
    expect((await stores.write(ops)).map(({ rev }) => rev)).toEqual([1, 2, 1, 0, 1])
    expect(await read(a)).toMatchObject({ rev: 1, count: null })
  })

  test('leaves nothing when one of them does not fit, and names it', async () => {
    const [a, b] = [fresh(), fresh()]
    await stores.write([put(b, { count: 1 })])
    const { current, index } = await conflictOf(
      stores.write([put(a, {}), add(b, 5), put(b, {}, 1), put(a, {}, 1)]),
    )
    expect([index, current]).toMatchObject([2, { count: 6, rev: 2 }])
    expect([await read(a), (await read(b))?.count]).toEqual([undefined, 1])
  })

  test('does not take its neighbours along', async () => {
    const taken = fresh()
    await stores.write([put(taken, {})])
    const ids = Array.from({ length: 30 }, fresh)
    const outcomes = await Promise.all(
      ids.map((id, at) =>
        outcomeOf(stores.write(at % 3 === 0 ? [put(id, {}), put(taken, {})] : [put(id, {})])),
      ),
    )
    expect(outcomes).toEqual(ids.map((_id, at) => (at % 3 === 0 ? 'conflict' : 'stored')))
    const rows = await stores.read({ table, ids })
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.filter((_id, at) => at % 3 !== 0).sort())
  })

  test('places a new row as another one, as it is at that moment', async () => {
    const [a, b] = [fresh(), fresh()]
    const places = { institution: 'i', at1: 'r', at2: 'o', at3: 'i', at4: '-', at5: '-' }
    const trail = (id: string, of: string): StoreOp => ({
      ...{ do: 'put', table: 'trail', id, values: { action: 'x', targetId: of } },
      placedAs: { table, id: of },
    })
    await stores.write([put(a, places), trail(a, a), trail(b, 'nothing-there')])
    const rows = await stores.read({ table: 'trail', ids: [a, b] })
    expect(rows.find(({ id }) => id === a)).toMatchObject({ action: 'x', targetId: a, ...places })
    expect(rows.find(({ id }) => id === b)).toMatchObject({ institution: null, at1: null })
  })
})

describe('reach', () => {
  const within = [
    { column: 'institution', in: ['a', 'b'] },
    { column: 'at2', in: ['north'] },
  ]
  const at = (institution: string, at2 = '-') => ({ institution, at2, count: 1 })

  test('a row out of reach is neither read, changed, added to nor removed, and not shown', async () => {
    const id = fresh()
    await stores.write([put(id, at('foreign'))])
    expect(await stores.read({ table, ids: [id], within })).toEqual([])
    const refused = [
      put(id, { count: 9 }, 1),
      add(id, 9),
      remove(id),
      remove(id, 1),
      put(id, {}),
    ].map((op) => conflictOf(stores.write([{ ...op, within }])))
    for (const conflict of await Promise.all(refused)) expect(conflict.current).toBeUndefined()
    expect(await read(id)).toMatchObject({ count: 1, rev: 1 })
  })

  test.each([
    ['its institution', at('a')],
    ['its place in the tree', at('other', 'north')],
  ])('a row within reach by %s is', async (_by, values) => {
    const id = fresh()
    await stores.write([put(id, values)])
    expect(await stores.read({ table, ids: [id], within })).toHaveLength(1)
    await stores.write([{ ...put(id, { count: 9 }, 1), within }])
    await stores.write([{ ...add(id, 1), within }])
    expect(await read(id)).toMatchObject({ count: 10, rev: 3 })
    const { current } = await conflictOf(stores.write([{ ...put(id, {}, 1), within }]))
    expect(current).toMatchObject({ count: 10 })
    await stores.write([{ ...remove(id), within }])
    expect(await read(id)).toBeUndefined()
  })

  test('an empty reach reaches nothing', async () => {
    const id = fresh()
    await stores.write([put(id, at('a'))])
    expect(await stores.read({ table, ids: [id], within: [] })).toEqual([])
    await conflictOf(stores.write([{ ...remove(id), within: [] }]))
  })
})

describe('a read', () => {
  const page = 'read-test'
  const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04']
  beforeAll(() =>
    stores.write(days.map((day, count) => put(`${page}/${day}`, { page, day, count, notes: {} }))),
  )
  const daysOf = async (query: object) =>
    (await stores.read({ table, where: { page }, ...query })).map(({ day }) => day)

  test('is of equal columns, a range, in order, and no more than asked for', async () => {
    const order = { column: 'day' }
    expect(await daysOf({ order })).toEqual(days)
    expect(await daysOf({ order: { ...order, isDescending: true }, limit: 2 })).toEqual([
      '2026-09-04',
      '2026-09-03',
    ])
    const range = { column: 'day', from: '2026-09-02', before: '2026-09-04' }
    expect(await daysOf({ order, range })).toEqual(['2026-09-02', '2026-09-03'])
    expect(await daysOf({ where: { page, count: 2 } })).toEqual(['2026-09-03'])
    expect(await daysOf({ range: { column: 'day', from: '2027-01-01' } })).toEqual([])
  })

  test('is of rows at places alone: one alternative, and in it every condition', async () => {
    const ids = ['a', 'b', 'c'].flatMap((at1) => ['x', 'y', '-'].map((at2) => [at1, at2] as const))
    const day = '2026-10-01'
    const rows = ids.map(([at1, at2]) =>
      put(`places/${at1}${at2}`, { page: 'places', day, at1, at2 }),
    )
    await stores.write(rows)
    const some = fc.subarray(['a', 'b', 'c', 'x', 'y', '-'])
    const condition = fc.oneof(
      fc.record({ column: fc.constantFrom('at1', 'at2'), in: some }),
      fc.record({ column: fc.constantFrom('at1', 'at2'), notIn: some }),
    )
    const anywhere = fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(anywhere, async (places) => {
        const where = { page: 'places' }
        const read = await stores.read({ table, where, places, columns: ['at1', 'at2'] })
        const expected = ids.filter(([at1, at2]) =>
          places.some((all) =>
            all.every((one) => {
              const held = one.column === 'at1' ? at1 : at2
              return 'in' in one ? one.in.includes(held) : !one.notIn.includes(held)
            }),
          ),
        )
        expect(read.map(({ id }) => id).sort()).toEqual(
          expected.map(([at1, at2]) => `places/${at1}${at2}`).sort(),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('gives the columns asked for', async () => {
    const query = { table, where: { page, day: '2026-09-02' }, columns: ['count'] }
    expect(await stores.read(query)).toEqual([{ id: `${page}/2026-09-02`, rev: 1, count: 1 }])
  })

  test.each<[string, object]>([
    ['another store', { table: 'notes' }],
    ['no store', { table: 'sqlite_master' }],
    ['an undeclared column', { where: { 'page" = "page" OR "1': 1 } }],
    ['a column by its name in SQL', { where: { is_open: true } }],
    ['an undeclared order', { order: { column: 'rev desc; --' } }],
    ['an undeclared range', { range: { column: 'x', from: 1 } }],
    ['a range without bounds', { range: { column: 'day' } }],
    ['columns that are not there', { columns: ['id'] }],
    ['an object instead of a value', { where: { page: { $gt: '' } } }],
    ['a list instead of a value', { where: { page: ['a'] } }],
    ['null', { where: { page: null } }],
    ['JSON', { where: { notes: '{}' } }],
    ['an object as an id', { ids: [{ $gt: '' }] }],
    ['too many rows', { limit: 1001 }],
    ['no rows', { limit: 0 }],
    ['too many ids', { ids: Array.from({ length: 1001 }, String) }],
    ['a reach over numbers', { within: [{ column: 'count', in: ['1'] }] }],
    ['places over numbers', { places: [[{ column: 'count', notIn: ['1'] }]] }],
    ['places over an operator', { places: [[{ column: 'at1', notIn: [{ $ne: 1 }] }]] }],
    ['a reach over an operator', { within: [{ column: 'institution', in: [{ $ne: 1 }] }] }],
  ])('of %s is a fault of the code', async (_what, query) => {
    await expect(stores.read({ table, ...query })).rejects.toThrow(TypeError)
  })
})

test('a write has an end', async () => {
  const ops = Array.from({ length: 1001 }, () => put(fresh(), {}))
  await expect(stores.write(ops)).rejects.toThrow(TypeError)
  expect(await stores.write(ops.slice(1))).toHaveLength(1000)
  expect(await stores.write([])).toEqual([])
})

test.each<[string, object]>([
  ['an undeclared column', put('x', { 'count" = 1; --': 1 })],
  ['the rev', put('x', { rev: 7 })],
  ['the id', put('x', { id: 'y' })],
  ['a text in a number', put('x', { count: '1' })],
  ['half a number', put('x', { count: 1.5 })],
  ['a number that is none', put('x', { share: Number.NaN })],
  ['a number that is no safe integer', put('x', { count: 2 ** 53 })],
  ['an operator', put('x', { page: { $ne: 1 } })],
  ['half a letter', put('x', { page: '\ud800' })],
  ['half a letter in an id', put('\ud800', {})],
  ['a day that is none', put('x', { day: '2026-13-01' })],
  ['a day in another form', put('x', { day: '01.09.2026' })],
  ['a date object', put('x', { day: new Date() })],
  ['undefined', put('x', { page: undefined })],
  ['a function in JSON', put('x', { notes: () => 1 })],
  ['no id', put('', {})],
  ['a long id', put('x'.repeat(1001), {})],
  ['rev 0', put('x', {}, 0)],
  ['rev ½', remove('x', 0.5)],
  ['an addition to a text', { ...add('x', 1), add: { page: 1 } }],
  ['an addition of nothing', { ...add('x', 1), add: {} }],
  ['an addition of a text', { ...add('x', 1), add: { count: '1' } }],
  ['an addition to what is set', add('x', 1, { count: 1 })],
  ['an unknown store', { ...put('x', {}), table: 'marks' }],
  ['a place of its own besides', { ...put('x', { at1: 'a' }), placedAs: { table, id: 'x' } }],
  ['a place for a row that is there', { ...put('x', {}, 1), placedAs: { table, id: 'x' } }],
])('a write of %s is a fault of the code, and stores nothing', async (_what, op) => {
  const id = fresh()
  await expect(stores.write([put(id, {}), op as StoreOp])).rejects.toThrow(TypeError)
  expect([await read(id), await read('x')]).toEqual([undefined, undefined])
})

describe('inside a transaction of Payload', () => {
  test('a write is seen by it alone until COMMIT, then by all', async () => {
    const id = fresh()
    const seen = await inTransaction(async (req) => {
      await stores.write([put(id, { count: 1 })], req)
      await target.create('marks', { value: 1 }, req)
      await stores.write([put(id, { count: 2 }, 1)], req)
      return [(await read(id, req))?.count, await read(id)]
    })
    expect(seen).toEqual([2, undefined])
    expect(await read(id)).toMatchObject({ count: 2, rev: 2 })
  })

  test('it is rolled back with it', async () => {
    const id = fresh()
    const failed = inTransaction(async (req) => {
      await stores.write([put(id, {})], req)
      await target.create('marks', { value: 99 }, req)
    })
    await expect(failed).rejects.toThrow()
    expect(await read(id)).toBeUndefined()
  })

  test('a conflict poisons the request: nothing of it is stored, whatever it goes on to write', async () => {
    const [id, taken] = [fresh(), fresh()]
    await stores.write([put(taken, { count: 1 })])
    const marks = await target.count('marks')
    const outcomes: string[] = []
    const failed = inTransaction(async (req) => {
      await stores.write([put(id, {})], req)
      await target.create('marks', { value: 1 }, req)
      outcomes.push(await outcomeOf(stores.write([put(taken, {})], req)))
      outcomes.push(await outcomeOf(stores.write([put(fresh(), {})], req)))
      outcomes.push(await outcomeOf(target.create('marks', { value: 1 }, req)))
      outcomes.push(await outcomeOf(stores.read({ table, ids: [id] }, req)))
    })
    expect(await outcomeOf(failed)).toBe('transaction_lost')
    expect(outcomes).toEqual(['conflict', ...Array(3).fill('transaction_lost')])
    expect([await read(id), await target.count('marks')]).toEqual([undefined, marks])
  })

  test('a failed write of Payload refuses what comes after it', async () => {
    const id = fresh()
    const failed = inTransaction(async (req) => {
      await target.create('marks', { value: 99 }, req).catch(() => undefined)
      await stores.write([put(id, {})], req)
    })
    expect(await outcomeOf(failed)).toBe('transaction_lost')
    expect(await read(id)).toBeUndefined()
  })

  const onSqlite = server === undefined ? test : test.skip
  onSqlite('a write that was not given its req is told so at once', async () => {
    const seen: string[] = []
    await inTransaction(async (req) => {
      await stores.write([put(fresh(), {})], req)
      await stores.write([put(fresh(), {})]).catch((error: Error) => seen.push(error.message))
    })
    expect(seen).toEqual([expect.stringContaining('was not given its req')])
    await stores.write([put(fresh(), {})])
  })

  test('effects wait for COMMIT', async () => {
    const seen: string[] = []
    await inTransaction(async (req) => {
      await stores.write([put(fresh(), {})], req)
      target.db.afterCommit(req, () => seen.push('effect'))
      expect(seen).toEqual([])
    })
    expect(seen).toEqual(['effect'])
  })

  test('after COMMIT its request still reads, and does not write', async () => {
    const id = fresh()
    const late = await inTransaction(async (req) => {
      await stores.write([put(id, {})], req)
      return { ...req, context: {}, transactionID: await req.transactionID }
    })
    expect(await read(id, late)).toMatchObject({ id })
    expect(await outcomeOf(stores.write([put(fresh(), {})], late))).toBe('transaction_lost')
  })
})
