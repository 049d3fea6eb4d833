import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { openConnection } from './connection'
import type { Connection } from './connection'
import { ensureDraftIndexes } from './draftIndexes'

let connection: Connection

beforeEach(() => {
  connection = openConnection(':memory:', { pragmas: { journal_mode: 'MEMORY' } })
})
afterEach(() => connection.close())

const plan = (sql: string): string => {
  const { rows } = connection.run(`EXPLAIN QUERY PLAN ${sql}`)
  return rows.map(({ detail }) => String(detail as string)).join()
}

test('the newest versions are listed in order, all of them and those of a node, once made', () => {
  connection.exec(
    `CREATE TABLE _pages_v (latest INT, version_deleted_at TEXT, version_at2 TEXT, version_updated_at TEXT, version_created_at TEXT);
     CREATE INDEX lone ON _pages_v (latest);
     CREATE TABLE _notes_v (version_updated_at TEXT);
     CREATE TABLE pages (latest INT, version_updated_at TEXT)`,
  )
  expect(ensureDraftIndexes(connection).sort()).toEqual([
    'orda_pages_v_latest_deleted_at_at2_created_at',
    'orda_pages_v_latest_deleted_at_at2_updated_at',
    'orda_pages_v_latest_deleted_at_created_at',
    'orda_pages_v_latest_deleted_at_updated_at',
  ])
  expect(ensureDraftIndexes(connection)).toEqual([])
  const list = (more: string) =>
    plan(
      `SELECT * FROM _pages_v WHERE latest = 1 ${more} AND version_deleted_at IS NULL ORDER BY version_updated_at DESC LIMIT 50`,
    )
  for (const more of ['', 'AND version_at2 = 1'])
    expect(list(more)).toMatch(/^SEARCH _pages_v USING INDEX orda_pages_v_latest\S+ \([^)]*\)$/)
})

test('of an empty database makes nothing', () => {
  expect(ensureDraftIndexes(connection)).toEqual([])
})
