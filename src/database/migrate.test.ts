import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { verifyBackup } from './backup/verifyBackup'
import { migrate, revertMigration } from './migrate'
import { countRows } from './migrations/sqliteGuard'
import type { SqliteMigration } from './migrations/types'
import { type Connection, openConnection } from './sqlite/connection'
import { acquireFileLock } from './sqlite/fileLock'

const initial: SqliteMigration = {
  name: '20261123_000000_initial',
  up: [
    'CREATE TABLE payload_migrations (id text PRIMARY KEY, name text, batch numeric, updated_at text, created_at text)',
    'CREATE TABLE classes (id text PRIMARY KEY NOT NULL, title text)',
    `CREATE TABLE pupils (id text PRIMARY KEY NOT NULL,
       class_id text NOT NULL REFERENCES classes(id) ON DELETE CASCADE)`,
    'CREATE TABLE classes_locales (id integer PRIMARY KEY, _locale text, _parent_id text)',
  ],
  down: [
    'DROP TABLE classes_locales',
    'DROP TABLE pupils',
    'DROP TABLE classes',
    'DROP TABLE payload_migrations',
  ],
}

const rebuildClasses = [
  'CREATE TABLE __new_classes (id text PRIMARY KEY NOT NULL, title text, floor integer)',
  'INSERT INTO __new_classes (id, title) SELECT id, title FROM classes',
  'DROP TABLE classes',
  'ALTER TABLE __new_classes RENAME TO classes',
]

const next = (up: readonly string[], tables?: readonly string[]): SqliteMigration => ({
  name: '20261124_000000_next',
  ...(tables ? { changes: { tables } } : {}),
  up,
  down: ['ALTER TABLE classes DROP COLUMN floor'],
})

describe('migrate, SQLite', () => {
  let dataDir: string
  let path: string
  let lines: string[]
  const run = (...sqlite: SqliteMigration[]): Promise<string[]> =>
    migrate({ dataDir, databaseUrl: `file:${path}`, print: (line) => lines.push(line), sqlite })
  const withFile = <T>(action: (connection: Connection) => T): T => {
    const connection = openConnection(path)
    try {
      return action(connection)
    } finally {
      connection.close()
    }
  }
  const fill = (): void =>
    withFile((connection) => {
      connection.exec(`INSERT INTO classes (id, title) VALUES ('1a', '1 «А»'), ('2b', '2 «Ә»')`)
      connection.exec(
        `INSERT INTO pupils (id, class_id) VALUES ('x', '1a'), ('y', '1a'), ('z', '2b')`,
      )
    })
  const content = (): string =>
    withFile((connection) =>
      JSON.stringify(
        [...countRows(connection).keys()].map((table) => [
          table,
          connection.run(`SELECT sql FROM sqlite_master WHERE name = ?`, [table]).rows,
          connection.run(`SELECT * FROM "${table}" ORDER BY 1`).rows,
        ]),
      ),
    )

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'orda-migrate-'))
    path = join(dataDir, 'orda.db')
    lines = []
  })
  afterEach(() => rm(dataDir, { force: true, recursive: true }))

  test('a fresh file gets everything once, with a record and no backup', async () => {
    expect(await run(initial)).toEqual([initial.name])
    expect(await run(initial)).toEqual([])
    const rows = withFile((connection) => connection.run('SELECT * FROM payload_migrations').rows)
    expect(rows).toMatchObject([
      {
        batch: 1,
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: initial.name,
        updated_at: expect.any(String),
      },
    ])
    expect(await readdir(dataDir)).not.toContain('backups')
    expect(lines).toHaveLength(1)
  })

  test('locale indexes are made afterwards', async () => {
    await run(initial)
    const indexes = withFile((connection) => connection.run('PRAGMA index_list(classes_locales)'))
    expect(indexes.rows).toHaveLength(1)
  })

  test('a table is rebuilt without losing the rows that point to it; a proven backup comes first', async () => {
    await run(initial)
    fill()
    expect(await run(initial, next(rebuildClasses))).toEqual(['20261124_000000_next'])
    withFile((connection) => {
      expect(countRows(connection).get('pupils')).toBe(3)
      expect(connection.run('PRAGMA foreign_key_list(pupils)').rows).toMatchObject([
        { table: 'classes' },
      ])
      expect(connection.run('SELECT max(batch) AS n FROM payload_migrations').rows).toMatchObject([
        { n: 2 },
      ])
    })
    const [name] = await readdir(join(dataDir, 'backups'))
    expect(name).toMatch(/^\d{4}-.*Z-database$/)
    const { migrations, tables } = await verifyBackup(join(dataDir, 'backups', String(name)))
    expect(migrations).toEqual([initial.name])
    expect(tables.find((table) => table.name === 'pupils')?.rows).toBe(3)
  })

  test('a rebuild that loses rows of a child table is refused and changes nothing', async () => {
    await run(initial)
    fill()
    const before = content()
    const losing = next([...rebuildClasses, `DELETE FROM pupils WHERE class_id = '1a'`])
    await expect(run(initial, losing)).rejects.toMatchObject({
      code: 'rows_lost',
      message: expect.stringContaining('table pupils would fall from 3 to 1 rows'),
    })
    expect(content()).toBe(before)
  })

  test('a copy that loses rows and a dropped table are refused, unless declared', async () => {
    await run(initial)
    fill()
    const before = content()
    const dropping = ['DROP TABLE pupils', `DELETE FROM classes WHERE id = '2b'`]
    await expect(run(initial, next(dropping))).rejects.toThrow(
      'table classes would fall from 2 to 1 rows; table pupils (3 rows) would disappear',
    )
    expect(content()).toBe(before)
    await run(initial, next(dropping, ['pupils', 'classes']))
    expect(content()).not.toBe(before)
  })

  test('rows that would point to nothing are refused', async () => {
    await run(initial)
    fill()
    const before = content()
    const orphaning = next([`UPDATE classes SET id = '1b' WHERE id = '1a'`])
    await expect(run(initial, orphaning)).rejects.toMatchObject({
      code: 'foreign_keys',
      message: expect.stringContaining('pupils → classes (2 rows)'),
    })
    expect(content()).toBe(before)
  })

  test('a statement that fails takes its whole migration back, not the one before it', async () => {
    const broken = next(['CREATE TABLE kept (id text)', 'INSERT INTO nowhere VALUES (1)'])
    await expect(run(initial, broken)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(/20261124_000000_next was refused.*no such table: nowhere/),
    })
    withFile((connection) => {
      expect([...countRows(connection).keys()]).not.toContain('kept')
      expect(connection.run('SELECT name FROM payload_migrations').rows).toHaveLength(1)
    })
  })

  test('a migration that ends its own transaction is refused', async () => {
    await expect(run(initial, next(['COMMIT']))).rejects.toThrow('20261124_000000_next was refused')
  })

  test('a full disk and a newer database are refused before anything happens', async () => {
    await run(initial)
    fill()
    const before = content()
    const full = migrate({
      dataDir,
      databaseUrl: `file:${path}`,
      freeBytes: () => Promise.resolve(1000),
      print: () => undefined,
      sqlite: [initial, next(rebuildClasses)],
    })
    await expect(full).rejects.toMatchObject({ code: 'disk_full' })
    const renamed = { ...initial, name: '20260101_000000_other' }
    await expect(run(renamed)).rejects.toMatchObject({
      code: 'database_newer',
      message: expect.stringContaining(initial.name),
    })
    expect(content()).toBe(before)
  })

  test('a server that holds the file is left alone', async () => {
    const lock = acquireFileLock(path)
    await expect(run(initial)).rejects.toMatchObject({ code: 'database_in_use' })
    lock.release()
    expect(await run(initial)).toHaveLength(1)
  })

  test('forward, back and forward again', async () => {
    const options = {
      dataDir,
      databaseUrl: `file:${path}`,
      print: (line: string) => void lines.push(line),
      sqlite: [initial, next(['ALTER TABLE classes ADD COLUMN floor integer'])],
    }
    await run(initial)
    fill()
    const before = content()
    await migrate(options)
    expect(await revertMigration(options)).toBe('20261124_000000_next')
    expect(content()).toBe(before)
    expect(await migrate(options)).toEqual(['20261124_000000_next'])
  })
})
