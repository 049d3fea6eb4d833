import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openConnection, type OrdaDatabase } from '#database'
import { portalOf, type PortalStore } from '#kernel'
import { clubs, createTestPortal, type TestPortal } from '#testing'
import { columnsOf, indexesOf } from '../kernel/stores/foldStore'
import { sqlitePath } from './createDatabase'
import type { StoreOp, StoreQuery } from './stores/contract'

/**
 * SQLite finds the rows of a store by an index, whatever question the store declares: each equal column, the range or
 * order after it, for everybody and narrowed to a place. None is sorted in a temporary table. And what finds one page's
 * rows must not read all rows of its institution.
 */
const run = process.env.MONGODB_URI === undefined ? test : test.skip
const seen = new Map<string, unknown>()
let portal: TestPortal
let database: OrdaDatabase

beforeAll(async () => {
  portal = await createTestPortal({
    plugins: [clubs],
    onStatement: (sql) => void seen.set(sql, undefined),
  })
  database = portal.payload.db as unknown as OrdaDatabase
})
afterAll(() => portal.stop())

const SAMPLES = { boolean: true, date: '2026-09-01', integer: 1, json: {}, real: 1, text: 'x' }

/** Every question that an index of the store answers. */
function questionsOf(store: PortalStore): StoreQuery[] {
  const types = columnsOf(store)
  const sample = (name: string) => SAMPLES[types.get(name) ?? 'text'] as string
  return indexesOf(store).flatMap((index) =>
    index.flatMap((name, at): StoreQuery[] => {
      const equal = index.slice(0, at)
      const where = Object.fromEntries(equal.map((one) => [one, sample(one)]))
      const shared = { table: store.slug, ...(at > 0 && { where }) }
      return [
        { ...shared, where: { ...where, [name]: sample(name) } },
        { ...shared, order: { column: name, isDescending: at % 2 === 0 } },
        { ...shared, range: { column: name, from: sample(name) }, order: { column: name } },
      ]
    }),
  )
}

async function plansOf(work: () => Promise<unknown>): Promise<{ sql: string; step: string }[]> {
  seen.clear()
  await work().catch(() => undefined)
  const connection = openConnection(sqlitePath(portal.settings.databaseUrl))
  try {
    return [...seen.keys()]
      .filter((sql) => /^(select|insert|update|delete)/i.test(sql))
      .flatMap((sql) =>
        connection
          .run(`EXPLAIN QUERY PLAN ${sql}`)
          .rows.map((row) => ({ sql, step: String(row.detail as string) })),
      )
  } finally {
    connection.close()
  }
}

const stores = () => [...portalOf(portal.payload).registry.stores.values()]
/** `SCAN json_each` goes over the values of a list, `SCAN (subquery` over one row. */
const isFault = (step: string): boolean =>
  (/^SCAN (?!json_each|\()/.test(step) && !/USING (COVERING )?INDEX/.test(step)) ||
  step.includes('TEMP B-TREE')
const isPlace = (step: string): boolean => /INDEX \w+_(institution|at\d)_/.test(step)

run('no declared question scans its table or sorts aside', async () => {
  const faults: string[] = []
  for (const store of stores()) {
    for (const question of [...questionsOf(store), { table: store.slug, ids: ['a', 'b'] }]) {
      const plans = await plansOf(() => database.stores.read(question))
      expect(plans.length).toBeGreaterThan(0)
      faults.push(
        ...plans.filter(({ step }) => isFault(step)).map(({ sql, step }) => `${step}: ${sql}`),
      )
    }
  }
  expect(faults).toEqual([])
})

/** Where a module is on, with an exception below. */
const places = [
  [
    { column: 'at1', in: ['x'] },
    { column: 'at3', notIn: ['y', 'z'] },
  ],
]

run('narrowed to a place, it is found by what it asks, or else by the place', async () => {
  const faults: string[] = []
  const listed = stores().filter(({ isListed, scope }) => scope !== undefined && isListed !== false)
  for (const store of listed) {
    const own = questionsOf(store).filter(
      ({ where = {} }) => !/institution|at\d/.test(Object.keys(where).join()),
    )
    const ordered = indexesOf(store).find(([place]) => place === 'at3')?.[1] ?? ''
    for (const column of ['institution', 'at3']) {
      const within = [{ column, in: ['x'] }]
      for (const question of own.filter(({ where }) => where)) {
        const narrowed = { ...question, within, places }
        const plans = await plansOf(() => database.stores.read(narrowed))
        faults.push(
          ...plans
            .filter(({ step }) => isFault(step) || isPlace(step))
            .map(({ step }) => `${store.slug}: ${step}`),
        )
      }
      const order = { column: ordered, isDescending: true }
      const list = { table: store.slug, order, within, places }
      const plans = await plansOf(() => database.stores.read(list))
      expect(plans.filter(({ step }) => isPlace(step))).toHaveLength(1)
      faults.push(
        ...plans.filter(({ step }) => isFault(step)).map(({ step }) => `${store.slug}: ${step}`),
      )
    }
  }
  expect(faults).toEqual([])
})

run('a write finds its row by its id', async () => {
  const faults: string[] = []
  for (const { columns, scope, slug: table } of stores()) {
    const [name = ''] = Object.keys(columns)
    const number = Object.entries(columns).find(([, type]) => type === 'integer')?.[0]
    const within = scope && [{ column: 'at1', in: ['x', 'y'] }]
    const shared = { table, id: 'x', ...(within && { within }) }
    const values = { [name]: SAMPLES[columns[name] ?? 'text'] }
    const ops: StoreOp[] = [
      { ...shared, do: 'put', values },
      { ...shared, do: 'put', values, rev: 1 },
      { ...shared, do: 'remove' },
      { ...shared, do: 'remove', rev: 1 },
      ...(number === undefined
        ? []
        : [{ ...shared, do: 'add' as const, values: {}, add: { [number]: 1 } }]),
      ...(scope ? [{ ...shared, do: 'put' as const, values, placedAs: { table, id: 'y' } }] : []),
    ]
    for (const op of ops) {
      const plans = await plansOf(() => database.stores.write([op]))
      faults.push(
        ...plans
          .filter(({ step }) => isFault(step) || isPlace(step))
          .filter(({ step }) => step !== 'SCAN CONSTANT ROW')
          .map(({ sql, step }) => `${step}: ${sql}`),
      )
    }
  }
  expect(faults).toEqual([])
})
