import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openConnection } from '#database'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { sqlitePath } from '../database/createDatabase'

const isMongo = process.env.MONGODB_URI !== undefined
const run = isMongo ? test.skip : test
const seen: string[] = []
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>

beforeAll(async () => {
  portal = await createTestPortal({ onStatement: (sql) => void seen.push(sql) })
  at = await twoSchools(portal.payload)
})
afterAll(() => portal.stop())

type Step = Readonly<{ sql: string; step: string }>

/** How SQLite would find what is asked for, and the names of its tables. */
function plansOf(statements: readonly string[]): { steps: Step[]; tables: ReadonlySet<string> } {
  const connection = openConnection(sqlitePath(portal.settings.databaseUrl))
  try {
    const named = connection.run("SELECT name FROM sqlite_master WHERE type = 'table'")
    const steps = statements.flatMap((sql) =>
      connection
        .run(`EXPLAIN QUERY PLAN ${sql}`)
        .rows.map((row) => ({ sql, step: String(row.detail as string) })),
    )
    return { steps, tables: new Set(named.rows.map(({ name }) => String(name as string))) }
  } finally {
    connection.close()
  }
}

run.each(['region', 'head', 'editor'] as const)(
  'the cards of a %s are found by indexes',
  async (role) => {
    const agent = await portal.as(role, role === 'region' ? at.region : at.a.institution)
    seen.length = 0
    expect((await agent.get('/api/plugins/core/dashboard')).status).toBe(200)
    const { steps, tables } = plansOf(seen.filter((sql) => /^\s*(select|with)/i.test(sql)))
    expect(steps.filter(({ step }) => tables.has(/^SCAN (\S+)$/.exec(step)?.[1] ?? ''))).toEqual([])
    const changes = steps.filter(({ sql }) => sql.includes('from "_pages_v"'))
    expect(changes.length).toBeGreaterThan(0)
    expect(changes.filter(({ step }) => step.includes('TEMP B-TREE FOR ORDER'))).toEqual([])
    // By the place in the tree it would be everybody who has a role in the region.
    const roles = steps.filter(
      ({ sql }) => /"role" in/.test(sql) && /"institution_id" in \(\?, /.test(sql),
    )
    expect(roles.some(({ step }) => step.includes('institution_id=? AND role=?'))).toBe(
      role === 'region',
    )
  },
)
