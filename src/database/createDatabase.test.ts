import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { causesOf, DatabaseError, databaseErrorOf } from './contract'
import { createDatabase, sqlitePath } from './createDatabase'

describe('createDatabase', () => {
  test('takes SQLite for files, MongoDB for its addresses, and opens neither', () => {
    expect(createDatabase({ url: 'file:/nowhere/orda.db' }).name).toBe('sqlite')
    expect(createDatabase({ dataDir: '/nowhere' })).toMatchObject({ defaultIDType: 'text' })
    expect(createDatabase({ url: 'mongodb://nowhere/orda' }).name).toBe('mongoose')
    expect(createDatabase({ url: 'mongodb+srv://nowhere/orda' }).name).toBe('mongoose')
    expect(existsSync('/nowhere')).toBe(false)
  })

  test('refuses other addresses, without repeating what may be a password', () => {
    const open = () => createDatabase({ url: 'postgres://user:hidden@host/orda' })
    expect(open).toThrow('must start with "file:" or "mongodb://", not with "postgres"')
    expect(open).not.toThrow('hidden')
  })
})

test.each([
  ['file:/data/orda.db', '/data/orda.db'],
  ['file:///data/with%20space.db', '/data/with space.db'],
  ['file:data/orda.db', resolve('data/orda.db')],
  ['file:./data/orda.db', resolve('data/orda.db')],
])('the path of %s is %s', (url, path) => {
  expect(sqlitePath(url)).toBe(path)
})

describe('DatabaseError', () => {
  test.each([
    ['database_busy', 503],
    ['storage_full', 507],
    ['storage_failed', 503],
    ['transaction_lost', 409],
    ['database_in_use', 503],
  ] as const)('%s is public and has the status %i', (code, status) => {
    const error = new DatabaseError(code, 'x', { retryAfter: 2, cause: 'why' })
    expect(error).toMatchObject({ code, status, isPublic: true, retryAfter: 2, cause: 'why' })
    expect(error.data).toEqual({ code })
    expect(new DatabaseError(code, 'x').retryAfter).toBeUndefined()
  })

  test('is found among the causes of an error, and loops end', () => {
    const error = new DatabaseError('storage_full', 'x')
    expect(databaseErrorOf(new Error('a', { cause: new Error('b', { cause: error }) }))).toBe(error)
    expect(databaseErrorOf(new Error('a'))).toBeUndefined()
    expect(databaseErrorOf('text')).toBeUndefined()
    const loop = new Error('loop')
    loop.cause = loop
    expect(causesOf(loop)).toHaveLength(10)
  })
})
