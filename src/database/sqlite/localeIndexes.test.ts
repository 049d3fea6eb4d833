import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { openConnection } from './connection'
import type { Connection } from './connection'
import { ensureLocaleIndexes } from './localeIndexes'

let connection: Connection

beforeEach(() => {
  connection = openConnection(':memory:', { pragmas: { journal_mode: 'MEMORY' } })
})
afterEach(() => connection.close())

test('indexes _parent_id of every table of translations, once', () => {
  connection.exec(
    `CREATE TABLE pages_locales (title TEXT, _parent_id TEXT);
     CREATE TABLE _pages_v_locales (title TEXT, _parent_id TEXT);
     CREATE TABLE pages (id TEXT, _parent_id TEXT);
     CREATE TABLE list_of_locales (id TEXT)`,
  )
  expect(ensureLocaleIndexes(connection).sort()).toEqual([
    'orda__pages_v_locales_parent',
    'orda_pages_locales_parent',
  ])
  expect(ensureLocaleIndexes(connection)).toEqual([])
  const { rows } = connection.run(
    'EXPLAIN QUERY PLAN SELECT * FROM pages_locales WHERE _parent_id = 1',
  )
  expect(rows[0]?.detail).toContain('orda_pages_locales_parent')
})

test('of an empty database makes nothing', () => {
  expect(ensureLocaleIndexes(connection)).toEqual([])
})
