import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'

import { outcomeOf } from '../startTestPayload'
import type { TestPayload } from '../startTestPayload'
import type { StoreOp, Stores } from './contract'
import { startTestStores } from './startTestStores'

const server = process.env.MONGODB_URI
const isMongo = server !== undefined
const table = 'counters'
let target: TestPayload
let stores: Stores

beforeAll(async () => {
  // Writes beside an open transaction are meant here.
  target = await startTestStores(server, { strict: false })
  stores = target.db.stores
})
afterAll(() => target.stop())

/** What a store is meant to be: rows by id, and nothing else. */
type Model = ReadonlyMap<
  string,
  Readonly<{ rev: number; count: number | null; page: string | null }>
>

/** A step whose rev is said relative to the row, so that right and stale ones both come up. */
type Step = Readonly<{
  do: 'add' | 'create' | 'put' | 'remove' | 'removeAny'
  id: string
  isStale: boolean
  number: number
}>
type Unit = readonly Step[]

type Row = ReturnType<Model['get']>

/** The rows after a step; undefined when it does not fit. */
function after(model: Model, op: StoreOp): Model | undefined {
  const row = model.get(op.id)
  const next = new Map(model)
  if (op.do === 'add') return next.set(op.id, added(row, op.add.count ?? 0, op.values))
  if (!fits(row, op)) return undefined
  if (op.do === 'put') return next.set(op.id, changed(row, op.values))
  next.delete(op.id)
  return next
}

function fits(row: Row, op: Exclude<StoreOp, { do: 'add' }>): boolean {
  const isAnyRev = op.do === 'remove' && op.rev === undefined
  return isAnyRev ? row !== undefined : row?.rev === op.rev
}

function changed(row: Row, values: { count?: unknown; page?: unknown }): NonNullable<Row> {
  const { count = row?.count ?? null, page = row?.page ?? null } = values as {
    count?: number
    page?: string
  }
  return { rev: (row?.rev ?? 0) + 1, count, page }
}

function added(row: Row, count: number, values: { page?: unknown }): NonNullable<Row> {
  return row
    ? { ...row, rev: row.rev + 1, count: (row.count ?? 0) + count }
    : { rev: 1, count, page: values.page as string }
}

function opOf(model: Model, { do: what, id, isStale, number }: Step): StoreOp {
  const rev = (model.get(id)?.rev ?? 0) + (isStale ? 1 : 0) || 1
  const values = number % 2 === 0 ? { count: number } : { page: `p${number}` }
  if (what === 'add')
    return { do: 'add', table, id, values: { page: 'new' }, add: { count: number } }
  if (what === 'create') return { do: 'put', table, id, values }
  if (what === 'put') return { do: 'put', table, id, values, rev }
  return { do: 'remove', table, id, ...(what === 'remove' && { rev }) }
}

/** The ops of a unit, and the rows after it; unchanged when one of them does not fit. */
function plan(model: Model, unit: Unit): { ops: StoreOp[]; model: Model; fits: boolean } {
  const ops: StoreOp[] = []
  let next: Model = model
  let fits = true
  for (const step of unit) {
    const op = opOf(next, step)
    ops.push(op)
    const changed = fits ? after(next, op) : undefined
    if (changed) next = changed
    else fits = false
  }
  return { ops, model: fits ? next : model, fits }
}

const outcome = (fits: boolean): string => (fits ? 'stored' : 'conflict')

async function together(model: Model, units: readonly Unit[]): Promise<Model> {
  const plans = units.reduce<{ model: Model; all: ReturnType<typeof plan>[] }>(
    ({ all, model: before }, unit) => {
      const planned = plan(before, unit)
      return { model: planned.model, all: [...all, planned] }
    },
    { model, all: [] },
  )
  const expected = plans.all.map(({ fits }) => outcome(fits))
  const write = ({ ops }: { ops: StoreOp[] }) => outcomeOf(stores.write(ops))
  // One process of ours writes in the order of the calls; a MongoDB does not.
  const outcomes = isMongo ? [] : await Promise.all(plans.all.map(write))
  if (isMongo) for (const planned of plans.all) outcomes.push(await write(planned))
  expect(outcomes).toEqual(expected)
  return plans.model
}

async function inTransaction(
  model: Model,
  units: readonly Unit[],
  meanwhile: Unit,
  ending: 'commit' | 'rollback',
): Promise<Model> {
  const req = await createLocalReq({}, target.payload)
  await initTransaction(req)
  let inside: Model = model
  let isLost = false
  for (const unit of units) {
    const planned = plan(inside, unit)
    const result = await outcomeOf(stores.write(planned.ops, req))
    expect(result).toBe(isLost ? 'transaction_lost' : outcome(planned.fits))
    inside = planned.model
    isLost ||= !planned.fits
  }
  // What others write meanwhile is about other rows, waits on SQLite, and is none of its business.
  const other = plan(model, meanwhile)
  const others = outcomeOf(stores.write(other.ops))
  if (ending === 'rollback') await killTransaction(req)
  else expect(await outcomeOf(commitTransaction(req))).toBe(isLost ? 'transaction_lost' : 'stored')
  expect(await others).toBe(outcome(other.fits))
  const isStored = ending === 'commit' && !isLost
  return new Map([
    ...[...(isStored ? inside : model)].filter(([id]) => id.startsWith('a')),
    ...[...other.model].filter(([id]) => id.startsWith('b')),
  ])
}

const step = (ids: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.constantFrom('add', 'create', 'put', 'put', 'remove', 'removeAny'),
    id: fc.constantFrom(...ids),
    isStale: fc.nat(4).map((number) => number === 0),
    number: fc.integer({ min: -3, max: 9 }),
  })
const A = ['a1', 'a2', 'a3']
const B = ['b1', 'b2']
const unitOf = (ids: readonly string[]) => fc.array(step(ids), { minLength: 1, maxLength: 4 })
const command = fc.oneof(
  fc.record({
    kind: fc.constant('together' as const),
    units: fc.array(unitOf([...A, ...B]), { minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('transaction' as const),
    units: fc.array(unitOf(A), { minLength: 1, maxLength: 3 }),
    meanwhile: unitOf(B),
    ending: fc.constantFrom('commit' as const, 'commit' as const, 'rollback' as const),
  }),
)

test('whatever is written, in whatever order, alone, together or in transactions, the rows are those of the model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
      const left = await stores.read({ table, columns: [] })
      await stores.write(left.map(({ id }) => ({ do: 'remove', table, id })))
      let model: Model = new Map()
      for (const each of commands) {
        model =
          each.kind === 'together'
            ? await together(model, each.units)
            : await inTransaction(model, each.units, each.meanwhile, each.ending)
        const rows = await stores.read({ table, ids: [...A, ...B], columns: ['count', 'page'] })
        const expected = [...model].map(([id, row]) => ({ id, ...row }))
        const byId = (x: { id: string }, y: { id: string }) => x.id.localeCompare(y.id)
        expect([...rows].sort(byId)).toEqual(expected.sort(byId))
      }
    }),
    { numRuns: isMongo ? 15 : 100 },
  )
}, 240_000)
