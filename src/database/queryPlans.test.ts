import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Where } from 'payload'
import { createTestPortal, type TestPortal } from '#testing'
import { openConnection } from '#database'
import { sqlitePath } from './createDatabase'

/**
 * SQLite reads no document or locale table from end to end: every find, findByID and count of every collection is
 * explained, and a SCAN without an index fails. A list that is narrowed to an institution must not be sorted in a
 * temporary table either.
 */
const isMongo = process.env.MONGODB_URI !== undefined
const ID = '01900000-0000-7000-8000-000000000000'
const seen: string[] = []
let portal: TestPortal

beforeAll(async () => {
  portal = await createTestPortal({ onStatement: (sql) => void seen.push(sql) })
})
afterAll(() => portal.stop())

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  seen.length = 0
  await work().catch(() => undefined)
  return seen.filter((sql) => /^\s*(select|with)/i.test(sql))
}

/** `isOuter`: a step of the list itself, not of what is read for each of its rows. */
type PlanStep = Readonly<{ sql: string; step: string; isOuter: boolean }>

function plansOf(statements: readonly string[]): PlanStep[] {
  const connection = openConnection(sqlitePath(portal.settings.databaseUrl))
  try {
    return statements.flatMap((sql) =>
      connection.run(`EXPLAIN QUERY PLAN ${sql}`).rows.map((row) => ({
        sql,
        step: String(row.detail as string),
        isOuter: Number(row.parent) === 0,
      })),
    )
  } finally {
    connection.close()
  }
}

/** A SCAN of a real table; one of a subquery's rows goes over what the subquery found. */
function isScan(step: string, tables: ReadonlySet<string>): boolean {
  const name = /^SCAN (\S+)$/.exec(step)?.[1]
  return name !== undefined && tables.has(name)
}

function tableNames(): ReadonlySet<string> {
  const connection = openConnection(sqlitePath(portal.settings.databaseUrl))
  try {
    return new Set(
      connection
        .run("SELECT name FROM sqlite_master WHERE type = 'table'")
        .rows.map(({ name }) => String(name as string)),
    )
  } finally {
    connection.close()
  }
}

const run = isMongo ? test.skip : test

run('no find, findByID or count scans a table without an index', async () => {
  const faults: string[] = []
  const tables = tableNames()
  for (const { config } of Object.values(portal.payload.collections)) {
    const collection = config.slug as 'pages'
    const shared = { collection, depth: 0, locale: 'kk' as const }
    const statements = await statementsOf(async () => {
      await portal.payload.find({ ...shared, limit: 50, overrideAccess: true })
      await portal.payload.findByID({
        ...shared,
        disableErrors: true,
        id: ID,
        overrideAccess: true,
      })
      await portal.payload.count({ collection, overrideAccess: true })
    })
    expect(statements.length).toBeGreaterThan(0)
    faults.push(
      ...plansOf(statements)
        .filter(({ step }) => isScan(step, tables))
        .map(({ step, sql }) => `${config.slug}: ${step} in ${sql.slice(0, 300)}`),
    )
  }
  expect(faults).toEqual([])
})

/** Every predicate that reach can make. */
const REACHES: Readonly<Record<string, (node: string) => Where>> = {
  institution: (node) => ({ [node]: { equals: ID } }),
  ...Object.fromEntries(
    ['at1', 'at2', 'at3', 'at4', 'at5'].map((column) => [
      column,
      () => ({ [column]: { equals: ID } }),
    ]),
  ),
}
const ORDERS = ['-updatedAt', 'updatedAt', '-createdAt', 'createdAt']

/** A lone index on a column of the tree or on the status: the planner would fetch a region to sort it. */
const LONE = /USING INDEX (\S*(?:_at\d_idx|__status_idx|version__status_idx))/

type Config = TestPortal['payload']['config']['collections'][number]
type List = Readonly<{ where: Where; sort: string; draft?: boolean; isWide?: boolean }>

const has = ({ flattenedFields }: Config, field: string): boolean =>
  flattenedFields.some(({ name }) => name === field)

/** Readers are shown what is published, or that and what is theirs; editors their newest versions. */
function listsOf(config: Config): List[] {
  const orders = config.defaultSort === 'sortKey' ? [...ORDERS, 'sortKey', '-sortKey'] : ORDERS
  const published: Where = { _status: { equals: 'published' } }
  return Object.values(REACHES).flatMap((whereOf) =>
    orders.flatMap((sort): List[] => {
      const own = whereOf(has(config, 'institution') ? 'institution' : 'id')
      if (!config.versions?.drafts) return [{ where: own, sort }]
      return [
        { where: { and: [own, published] }, sort },
        { where: { and: [{ or: [published, own] }] }, sort, isWide: true },
        { where: own, sort, draft: true },
      ]
    }),
  )
}

run('a list narrowed to a node is neither scanned nor sorted in a temporary table', async () => {
  const faults: string[] = []
  const tables = tableNames()
  const isFault = ({ isOuter, step }: PlanStep, { isWide = false }: List): boolean => {
    if (isWide && /^SCAN \S+ USING (COVERING )?INDEX/.test(step)) return false
    if (isScan(step, tables) || LONE.test(step)) return true
    return isOuter && (/^SCAN/.test(step) || step.includes('TEMP B-TREE FOR ORDER BY'))
  }
  for (const { config } of Object.values(portal.payload.collections)) {
    // Payload never lists the rows of a store; see storePlans.test.ts.
    if (!has(config, 'at1') || config.custom.store !== undefined) continue
    // Jobs say where they work, and nobody lists them by place.
    if (config.slug === 'jobs') continue
    for (const list of listsOf(config)) {
      const { draft = false, sort, where } = list
      const statements = await statementsOf(() =>
        portal.payload.find({
          ...{ collection: config.slug as 'pages', depth: 0, draft, limit: 50, sort, where },
          locale: 'kk',
          overrideAccess: true,
        }),
      )
      for (const plan of plansOf(statements).filter((one) => isFault(one, list)))
        faults.push(`${config.slug} ${sort} ${JSON.stringify(where)}: ${plan.step}`)
    }
  }
  expect([...new Set(faults)]).toEqual([])
})
