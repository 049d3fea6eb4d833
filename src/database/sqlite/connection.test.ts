import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import { openConnection } from './connection'
import type { Connection, ConnectionOptions } from './connection'
import { StatementError } from './statementError'

let dir: string
let path: string
let connection: Connection

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orda-connection-'))
  path = join(dir, 'test.db')
  connection = openConnection(path)
  connection.exec('CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT UNIQUE, body BLOB)')
})
afterEach(() => {
  connection.close()
  rmSync(dir, { recursive: true, force: true })
})

const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof StatementError) return error.code
    throw error
  }
  return undefined
}

const reopen = (options: ConnectionOptions) => {
  connection.close()
  connection = openConnection(path, options)
}

describe('run', () => {
  test('answers a change with its counts and a query with rows', () => {
    const change = connection.run('INSERT INTO items (name) VALUES (?), (?)', ['a', 'b'])
    expect(change).toMatchObject({ rowsAffected: 2, lastInsertRowid: 2n, rows: [] })
    const query = connection.run('SELECT id, name FROM items WHERE name = :name', { name: 'b' })
    expect(query.columns).toEqual(['id', 'name'])
    expect(query.columnTypes).toEqual(['INTEGER', 'TEXT'])
    expect(query.rows.map((row) => ({ ...row }))).toEqual([expect.objectContaining({ id: 2 })])
  })

  test('stores and gives back each kind of value', () => {
    const body = new Uint8Array([0, 255]).buffer
    connection.run('INSERT INTO items (id, name, body) VALUES (?, ?, ?)', [true, 'ә', body])
    const [row] = connection.run('SELECT * FROM items').rows
    expect(Array.prototype.slice.call(row)).toEqual([1, 'ә', body])
    expect(connection.run('SELECT :a AS a, @b AS b', { ':a': 1, '@b': null }).rows[0]?.a).toBe(1)
  })

  test('returns rows of INSERT … RETURNING', () => {
    const { rows } = connection.run('INSERT INTO items (name) VALUES (?) RETURNING id', ['x'])
    expect(rows[0]?.id).toBe(1)
  })

  test('sees columns that were added after the statement was prepared', () => {
    const sql = 'SELECT * FROM items'
    connection.run('INSERT INTO items (name) VALUES (?)', ['x'])
    expect(connection.run(sql).columns).toHaveLength(3)
    const other = openConnection(path)
    other.exec('ALTER TABLE items ADD COLUMN size INTEGER DEFAULT 7')
    other.close()
    expect(connection.run(sql).rows[0]?.size).toBe(7)
  })
})

describe('a refusal', () => {
  test.each([
    ['INSERT INTO items (name) VALUES (?)', 'SQLITE_CONSTRAINT_UNIQUE'],
    ['INSERT INTO items (name) VALUES (?) RETURNING id', 'SQLITE_CONSTRAINT_UNIQUE'],
    ['SELECT ? FROM nowhere', 'SQLITE_ERROR'],
    ['SELEC ?', 'SQLITE_ERROR'],
    ["SELECT json_extract('{', ?)", 'SQLITE_ERROR'],
  ])('of %s has the code %s and names the statement', (sql, code) => {
    connection.run('INSERT INTO items (name) VALUES (?)', ['x'])
    expect(() => connection.run(sql, ['x'])).toThrow(
      expect.objectContaining({ code, sql, name: 'LibsqlError' }),
    )
  })

  test('carries the words of SQLite that Payload looks for', () => {
    connection.run('INSERT INTO items (name) VALUES (?)', ['x'])
    expect(() => connection.run('INSERT INTO items (name) VALUES (?)', ['x'])).toThrow(
      'UNIQUE constraint failed: items.name',
    )
  })

  test('inside a transaction does not keep COMMIT from succeeding', () => {
    connection.exec('BEGIN IMMEDIATE')
    connection.run('INSERT INTO items (name) VALUES (?)', ['x'])
    const again = 'INSERT INTO items (name) VALUES (?) RETURNING id'
    expect(codeOf(() => connection.run(again, ['x']))).toBe('SQLITE_CONSTRAINT_UNIQUE')
    expect(codeOf(() => connection.run("SELECT json_extract(name, '$') FROM items"))).toBe(
      'SQLITE_ERROR',
    )
    connection.exec('COMMIT')
    expect(connection.inTransaction).toBe(false)
    expect(connection.run('SELECT count(*) AS n FROM items').rows[0]?.n).toBe(1)
  })

  test('by a lock of another connection leaves nothing in progress', () => {
    const other = openConnection(path)
    other.exec('BEGIN IMMEDIATE')
    expect(codeOf(() => connection.exec('BEGIN IMMEDIATE'))).toBe('SQLITE_BUSY')
    other.exec('ROLLBACK')
    other.close()
    connection.exec('BEGIN IMMEDIATE')
    connection.run('INSERT INTO items (name) VALUES (?)', ['x'])
    connection.exec('COMMIT')
  })
})

describe('opening', () => {
  const pragma = (name: string) => connection.run(`PRAGMA ${name}`).rows[0]?.[0]

  test('applies the PRAGMAs that make a file safe, each time', () => {
    for (let times = 0; times < 2; times += 1) {
      expect(pragma('journal_mode')).toBe('wal')
      expect(pragma('synchronous')).toBe(2)
      expect(pragma('foreign_keys')).toBe(1)
      expect(pragma('journal_size_limit')).toBe(64 * 1024 * 1024)
      expect(pragma('busy_timeout')).toBe(10)
      reopen({})
    }
  })

  test('takes other PRAGMAs', () => {
    reopen({ pragmas: { busy_timeout: 7, foreign_keys: 'OFF' } })
    expect([pragma('busy_timeout'), pragma('foreign_keys')]).toEqual([7, 0])
  })

  test('readonly refuses writes, and a file that is not there', () => {
    reopen({ readonly: true })
    expect(codeOf(() => connection.run('DELETE FROM items'))).toBe('SQLITE_READONLY')
    const missing = join(dir, 'missing.db')
    expect(codeOf(() => openConnection(missing, { readonly: true }))).toBe('SQLITE_CANTOPEN')
    expect(codeOf(() => openConnection(join(dir, 'no', 'dir.db')))).toBe('SQLITE_CANTOPEN')
  })

  test('refuses a file that is not a database', () => {
    expect(codeOf(() => openConnection('/etc/hostname'))).toMatch(
      /SQLITE_(NOTADB|READONLY|CANTOPEN)/,
    )
  })
})

describe('hooks', () => {
  test('onStatement hears, and fault may refuse, each statement', () => {
    const heard: string[] = []
    reopen({
      onStatement: (sql) => heard.push(sql),
      fault: (sql) => {
        if (sql === 'COMMIT') throw new StatementError('SQLITE_FULL', 'injected')
      },
    })
    connection.exec('BEGIN')
    connection.run('DELETE FROM items')
    expect(codeOf(() => connection.exec('COMMIT'))).toBe('SQLITE_FULL')
    connection.exec('ROLLBACK')
    expect(heard).toEqual(['BEGIN', 'DELETE FROM items', 'COMMIT', 'ROLLBACK'])
  })
})

test('more statements than are kept stay correct', () => {
  reopen({ statementLimit: 3 })
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < 10; index += 1) {
      expect(connection.run(`SELECT ${index} AS n`).rows[0]?.n).toBe(index)
    }
  }
})

test('a closed connection says so', () => {
  connection.close()
  expect(connection.isOpen).toBe(false)
  expect(connection.inTransaction).toBe(false)
  expect(() => connection.run('SELECT 1')).toThrow()
  connection.close()
})

test('closing undoes an open transaction and frees the file at once', () => {
  connection.exec('BEGIN IMMEDIATE')
  connection.run('INSERT INTO items DEFAULT VALUES')
  connection.close()
  const next = openConnection(path)
  next.exec('BEGIN IMMEDIATE')
  expect(next.run('SELECT count(*) AS n FROM items').rows[0]?.n).toBe(0)
  next.close()
})
