import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { selfTest } from './selfTest'
import { StatementError } from './statementError'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orda-self-test-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const run = (connection?: Parameters<typeof selfTest>[1]) =>
  selfTest(join(dir, 'orda.db'), connection)

test('passes with this library, leaves nothing behind, and clears what a crash left', async () => {
  writeFileSync(join(dir, 'orda.db.self-test'), 'not a database')
  await run()
  await run()
  expect(readdirSync(dir)).toEqual([])
})

test('refuses a library that answers a failed COMMIT with success', async () => {
  await expect(run({ pragmas: { foreign_keys: 'OFF' } })).rejects.toMatchObject({
    code: 'storage_failed',
    message: expect.stringContaining('a COMMIT that cannot succeed was answered with success'),
  })
  expect(readdirSync(dir)).toEqual([])
})

test('refuses a connection that is not durable', async () => {
  await expect(run({ pragmas: { synchronous: 'NORMAL' } })).rejects.toThrow(
    'synchronous is not FULL',
  )
  await expect(run({ pragmas: { journal_mode: 'DELETE' } })).rejects.toThrow(
    'journal_mode is not WAL',
  )
})

test('refuses a folder in which nothing can be stored', async () => {
  const fault = (sql: string) => {
    if (sql === 'COMMIT') throw new StatementError('SQLITE_FULL', 'injected')
  }
  await expect(run({ fault })).rejects.toThrow('Check the free space')
  await expect(selfTest('/etc/hostname/orda.db')).rejects.toMatchObject({ code: 'storage_failed' })
})
