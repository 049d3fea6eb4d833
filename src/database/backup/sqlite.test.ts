import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openConnection } from '../sqlite/connection'
import { dumpSqlite, inspectSqlite, refuseOtherTables } from './sqlite'

type Cell = null | string | number | bigint | Uint8Array
interface Row {
  readonly id: string
  readonly a: Cell
  readonly b: Cell
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '1', '1.0', 'Ә', 'ә'),
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.uint8Array({ maxLength: 20 }),
)
const table: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.record({ a: cell, b: cell, id: fc.string() }),
  {
    maxLength: 12,
    selector: ({ id }) => id,
  },
)

describe('the digest of a table', () => {
  let folder: string
  let made = 0
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'orda-digest-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const KEYED = 'CREATE TABLE $ (id text PRIMARY KEY NOT NULL, a, b)'
  interface Made {
    readonly rows: readonly Row[]
    /** The table and what happens to it afterwards; `$` stands for its name. */
    readonly create?: string
    readonly after?: string
  }
  /** All tables in one file: opening a file in a worker is what takes the time. */
  const file = (...tables: readonly Made[]): string => {
    made += 1
    const path = join(folder, `${made}.db`)
    const connection = openConnection(path, { pragmas: { synchronous: 'OFF' } })
    connection.exec('BEGIN')
    for (const [index, { after = '', create = KEYED, rows }] of tables.entries()) {
      connection.exec(create.replaceAll('$', `t${index}`))
      for (const { a, b, id } of rows) {
        connection.run(`INSERT INTO t${index} (id, a, b) VALUES (?, ?, ?)`, [id, a, b])
      }
      connection.exec(after.replaceAll('$', `t${index}`))
    }
    connection.exec('COMMIT')
    connection.close()
    return path
  }
  const digests = async (...tables: readonly Made[]): Promise<string[]> => {
    const found = (await inspectSqlite(file(...tables))).tables
    return tables.map(
      (_table, index) => found.find(({ name }) => name === `t${index}`)?.sha256 ?? 'none',
    )
  }
  const digest = async (made: Made): Promise<string> => (await digests(made))[0] ?? 'none'
  const many = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(arbitrary, { maxLength: 12, minLength: 12, size: 'max' })

  test('does not depend on the physical order of rows or columns', async () => {
    const shuffled = table.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.constantFrom(
          KEYED,
          'CREATE TABLE $ (b, id text PRIMARY KEY NOT NULL, a)',
          'CREATE TABLE $ (a, b, id text PRIMARY KEY NOT NULL) WITHOUT ROWID',
          'CREATE TABLE $ (id text PRIMARY KEY NOT NULL COLLATE NOCASE, a, b)',
          'CREATE TABLE $ (id text, a, b)',
        ),
      ),
    )
    const property = fc.asyncProperty(many(shuffled), async (cases) => {
      const pairs = cases.flatMap(([rows, other, create]) => {
        const kept = create.includes('NOCASE') ? distinctFolded(rows) : rows
        // Without a primary key the order is another one, so that is compared with its like.
        const like = create.includes('PRIMARY KEY') ? KEYED : create
        const moved = other.filter((row) => kept.includes(row))
        return [
          { create: like, rows: kept },
          { create, rows: moved },
        ]
      })
      const found = await digests(...pairs)
      for (let i = 0; i < found.length; i += 2) expect(found[i + 1]).toBe(found[i])
    })
    await fc.assert(property, { numRuns: 8 })
  })

  test('is the same after VACUUM INTO, and after rows came and went', async () => {
    const after = `INSERT INTO $ VALUES ('gone gone', 1, 2); DELETE FROM $ WHERE id = 'gone gone'`
    const property = fc.asyncProperty(many(table), async (tables) => {
      const path = file(...tables.map((rows) => ({ after, rows })))
      const dump = await dumpSqlite(path, mkdtempSync(join(folder, 'copy-')))
      const plain = await inspectSqlite(file(...tables.map((rows) => ({ rows }))))
      expect(dump.tables).toEqual(plain.tables)
    })
    await fc.assert(property, { numRuns: 4 })
  })

  test('changes with any value and its type', async () => {
    const changed = fc
      .tuple(table, fc.nat(), fc.constantFrom<'a' | 'b'>('a', 'b'), cell)
      .filter(([rows, at, column, value]) => {
        const row = rows[at % rows.length]
        return row !== undefined && !isSameCell(row[column], value)
      })
    const property = fc.asyncProperty(many(changed), async (cases) => {
      const pairs = cases.flatMap(([rows, at, column, value]) => [
        { rows },
        {
          rows: rows.map((row, i) => (i === at % rows.length ? { ...row, [column]: value } : row)),
        },
      ])
      const found = await digests(...pairs)
      for (let i = 0; i < found.length; i += 2) expect(found[i + 1]).not.toBe(found[i])
    })
    await fc.assert(property, { numRuns: 8 })
  })

  test('tells neighbours apart that look alike when joined', async () => {
    const looks: [Cell, Cell][] = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['', 'abc'],
      [null, 'abc'],
      ['abc', null],
      [1, 2],
      ['1', '2'],
      [Buffer.from('1'), Buffer.from('2')],
      [12, null],
    ]
    const found = await digests(...looks.map(([a, b]) => ({ rows: [{ a, b, id: 'x' }] })))
    expect(new Set(found).size).toBe(looks.length)
  })

  test('reads long texts, text that is not UTF-8 and text with a zero inside', async () => {
    const long = { a: 'Қ'.repeat(200_000), b: Buffer.alloc(300_000, 7), id: 'long' }
    const odd = `INSERT INTO $ VALUES ('odd', CAST(x'ff61' AS TEXT), 'a' || char(0) || 'b')`
    const other = odd.replace(`|| 'b'`, `|| 'c'`)
    const one = await digest({ after: odd, rows: [long] })
    expect(await digest({ after: odd, rows: [long] })).toBe(one)
    expect(await digest({ after: other, rows: [long] })).not.toBe(one)
  })

  test('virtual tables are covered by the tables that hold them', async () => {
    const search = `CREATE VIRTUAL TABLE search USING fts5(text); INSERT INTO search VALUES ('мектеп')`
    const { integrity, tables } = await inspectSqlite(file({ after: search, rows: [] }))
    expect(integrity).toEqual([])
    expect(tables.map(({ name }) => name)).toContain('search_content')
    expect(tables.map(({ name }) => name)).not.toContain('search')
  })

  test('a comparison names the first table that differs', () => {
    const one = { name: 'one', rows: 1, sha256: 'a' }
    const two = { name: 'two', rows: 2, sha256: 'b' }
    expect(() => refuseOtherTables([two, one], [one, two])).not.toThrow()
    expect(() => refuseOtherTables([one], [one, two])).toThrow('The table two of the manifest')
    expect(() => refuseOtherTables([one, two], [one])).toThrow('does not name the table two')
    expect(() => refuseOtherTables([{ ...one, rows: 3 }], [one])).toThrow('3 rows instead of 1')
    expect(() => refuseOtherTables([{ ...one, sha256: 'c' }], [one])).toThrow('The rows of one')
  })
})

/** SQLite stores what it is given; an integral JavaScript number arrives as a real. */
function isSameCell(a: Cell, b: Cell): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0
  return a === b || Object.is(a, b)
}

function distinctFolded(rows: readonly Row[]): Row[] {
  const folded = new Map(rows.map((row) => [row.id.toLowerCase(), row]))
  return [...folded.values()]
}
