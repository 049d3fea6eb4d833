import { createRequire } from 'node:module'
import { describe, expect, test } from '@jest/globals'
import {
  type AnySQLiteColumn,
  index,
  integer,
  numeric,
  sqliteTable,
  text,
  uniqueIndex,
} from '@payloadcms/db-sqlite/drizzle/sqlite-core'
import { sql } from '@payloadcms/db-sqlite/drizzle'
import fc from 'fast-check'
import { openConnection } from '../sqlite/connection'
import { checkMigration } from './checkMigration'
import { schemaDiff } from './schemaDiff'
import { type DrizzleKit, type SchemaSql, schemaSql } from './schemaSql'
import { countRows, quoted, refuseBrokenForeignKeys } from './sqliteGuard'

interface Column {
  readonly name: string
  readonly kind: 'text' | 'integer' | 'number' | 'date' | 'flag' | 'parent'
  readonly isRequired: boolean
  readonly index: 'none' | 'plain' | 'unique'
}
interface Table {
  readonly name: string
  readonly columns: readonly Column[]
}

const column: fc.Arbitrary<Column> = fc.record({
  index: fc.constantFrom('none', 'none', 'plain', 'unique'),
  isRequired: fc.boolean(),
  kind: fc.constantFrom('text', 'integer', 'number', 'date', 'flag', 'parent'),
  name: fc.constantFrom('a', 'b', 'c', 'd_e', 'order'),
})
const schema: fc.Arbitrary<Table[]> = fc.uniqueArray(
  fc.record({
    columns: fc.uniqueArray(column, { maxLength: 4, selector: ({ name }) => name }),
    name: fc.constantFrom('notes', 'pages', 'group', 'pages_locales'),
  }),
  { maxLength: 4, selector: ({ name }) => name },
)

const require = createRequire(import.meta.url)
const api = createRequire(require.resolve('@payloadcms/drizzle'))('drizzle-kit/api') as Record<
  string,
  unknown
>
const kit = {
  generateDrizzleJson: api.generateSQLiteDrizzleJson,
  generateMigration: api.generateSQLiteMigration,
} as DrizzleKit

async function sqlOf(tables: readonly Table[]): Promise<SchemaSql> {
  const first = tables[0]?.name ?? ''
  const made: Record<string, ReturnType<typeof sqliteTable>> = {}
  for (const { columns, name } of tables) {
    const target = (): AnySQLiteColumn => made[first]?.id as AnySQLiteColumn
    made[name] = sqliteTable(
      name,
      {
        id: text('id').primaryKey(),
        ...Object.fromEntries(columns.map((one) => [one.name, builder(one, target)])),
      },
      (self) =>
        columns
          .filter((one) => one.index !== 'none')
          .map((one) => {
            const make = one.index === 'unique' ? uniqueIndex : index
            return make(`${name}_${one.name}_idx`).on(
              (self as Record<string, AnySQLiteColumn>)[one.name] as AnySQLiteColumn,
            )
          }),
    ) as never
  }
  return schemaSql(kit, await kit.generateDrizzleJson(made))
}

function builder({ isRequired, kind, name }: Column, target: () => AnySQLiteColumn): never {
  const made = {
    date: () => text(name).default(sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`),
    flag: () => integer(name, { mode: 'boolean' }).default(true),
    integer: () => integer(name),
    number: () => numeric(name),
    parent: () => text(name).references(target, { onDelete: 'cascade' }),
    text: () => text(name).default('it\'s; "quoted"'),
  }[kind]()
  return (isRequired ? made.notNull() : made) as never
}

const migrationOf = (before: SchemaSql, after: SchemaSql) => ({
  down: schemaDiff(after, before).statements,
  name: 'test',
  up: schemaDiff(before, after).statements,
})

describe('schemaDiff', () => {
  test('leads from any schema to any other and back, as SQLite itself sees it', async () => {
    const property = fc.asyncProperty(schema, schema, async (one, two) => {
      const [before, after] = [await sqlOf(one), await sqlOf(two)]
      expect(() => checkMigration(migrationOf(before, after), before, after)).not.toThrow()
      if (schemaDiff(before, before).statements.length > 0) throw new Error('not empty')
    })
    await fc.assert(property, { numRuns: 150 })
  })

  test('keeps every row and every value that both schemas have', async () => {
    const property = fc.asyncProperty(schema, schema, async (one, two) => {
      const relaxed = (tables: Table[]): Table[] =>
        tables.map((table) => ({
          ...table,
          columns: table.columns.map((each) => ({ ...each, index: 'none', isRequired: false })),
        }))
      const [before, after] = [await sqlOf(relaxed(one)), await sqlOf(relaxed(two))]
      const connection = openConnection(':memory:', { pragmas: { foreign_keys: 'OFF' } })
      for (const { create } of before.values()) connection.exec(create)
      for (const [table, { columns }] of before) fill(table, [...columns.keys()])
      const kept = [...before.keys()].filter((name) => after.has(name))
      const rows = countRows(connection)
      const values = kept.map((name) => valuesOf(name))
      for (const statement of schemaDiff(before, after).statements) connection.exec(statement)
      expect(kept.map((name) => countRows(connection).get(name))).toEqual(
        kept.map((name) => rows.get(name)),
      )
      expect(kept.map((name) => valuesOf(name))).toEqual(values)
      connection.close()

      function fill(table: string, columns: string[]): void {
        for (const id of ['1', '2', '3']) {
          const cells = columns.map((name) => (name === 'id' ? `'${id}'` : `'${table}${id}'`))
          connection.exec(`INSERT INTO ${quoted(table)} VALUES (${cells.join(', ')})`)
        }
      }
      function valuesOf(table: string): unknown {
        const shared = [...(after.get(table)?.columns.keys() ?? [])]
          .filter((name) => before.get(table)?.columns.has(name))
          .sort()
        const list = shared.map((name) => `CAST(${quoted(name)} AS TEXT) AS ${quoted(name)}`)
        return connection.run(`SELECT ${list.join(', ')} FROM ${quoted(table)} ORDER BY id`).rows
      }
    })
    await fc.assert(property, { numRuns: 80 })
  })

  test('adds columns in place where SQLite can, rebuilds where it cannot', async () => {
    const pages = (...columns: Column[]): Table[] => [{ columns, name: 'pages' }]
    const a: Column = { index: 'plain', isRequired: false, kind: 'integer', name: 'a' }
    const diff = async (one: Table[], two: Table[]): Promise<readonly string[]> =>
      schemaDiff(await sqlOf(one), await sqlOf(two)).statements
    expect(await diff(pages(), pages(a))).toEqual([
      'ALTER TABLE `pages` ADD COLUMN `a` integer',
      'CREATE INDEX `pages_a_idx` ON `pages` (`a`)',
    ])
    expect(await diff(pages(), pages({ ...a, kind: 'flag', isRequired: true }))).toContain(
      'ALTER TABLE `pages` ADD COLUMN `a` integer DEFAULT true NOT NULL',
    )
    expect(await diff(pages(), pages({ ...a, kind: 'parent' }))).toContain(
      'ALTER TABLE `pages` ADD COLUMN `a` text REFERENCES `pages`(`id`) ON UPDATE no action ON DELETE cascade',
    )
    for (const change of [
      { ...a, isRequired: true },
      { ...a, kind: 'date' as const },
    ]) {
      expect(await diff(pages(), pages(change))).toContain(
        'INSERT INTO `__new_pages` (`id`) SELECT `id` FROM `pages`',
      )
    }
    expect(await diff(pages(a), pages({ ...a, index: 'unique' }))).toEqual([
      'DROP INDEX `pages_a_idx`',
      'CREATE UNIQUE INDEX `pages_a_idx` ON `pages` (`a`)',
    ])
  })

  test('a rebuilt parent keeps its children', async () => {
    const parent = (kind: Column['kind']): Table[] => [
      { columns: [{ index: 'none', isRequired: false, kind, name: 'a' }], name: 'pages' },
      {
        columns: [{ index: 'none', isRequired: true, kind: 'parent', name: 'b' }],
        name: 'pages_locales',
      },
    ]
    const [before, after] = [await sqlOf(parent('text')), await sqlOf(parent('integer'))]
    const connection = openConnection(':memory:', { pragmas: { foreign_keys: 'OFF' } })
    for (const { create } of before.values()) connection.exec(create)
    connection.exec(
      `INSERT INTO pages VALUES ('x', '5'); INSERT INTO pages_locales VALUES ('y', 'x')`,
    )
    for (const statement of schemaDiff(before, after).statements) connection.exec(statement)
    expect(countRows(connection).get('pages_locales')).toBe(1)
    expect(() => refuseBrokenForeignKeys(connection)).not.toThrow()
    connection.close()
  })
})
