import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, describe, expect, test } from '@jest/globals'

import { DatabaseError } from '../contract'
import { outcomeOf, startTestPayload } from '../startTestPayload'
import type { TestPayload } from '../startTestPayload'
import { StatementError } from './statementError'
import { toDatabaseError } from './storageErrors'

let running: TestPayload | undefined

afterEach(async () => {
  await running?.stop()
  running = undefined
})

/** A Payload whose statements fail with a code of SQLite while `isOn`. */
async function startFailing(pattern: RegExp, code: string) {
  const drill = { isOn: false }
  running = await startTestPayload({
    fault: (sql) => {
      if (drill.isOn && pattern.test(sql)) throw new StatementError(code, 'injected')
    },
  })
  return { drill, target: running }
}

describe('a fault', () => {
  test.each([
    [/^COMMIT/, 'SQLITE_FULL', 'storage_full', 507],
    [/^COMMIT/, 'SQLITE_IOERR_FSYNC', 'storage_failed', 503],
    [/^COMMIT/, 'SQLITE_BUSY', 'database_busy', 503],
    [/^insert into "marks"/, 'SQLITE_FULL', 'storage_full', 507],
    [/^insert into "marks"/, 'SQLITE_IOERR_WRITE', 'storage_failed', 503],
    [/^insert into "marks"/, 'SQLITE_CORRUPT', 'storage_failed', 503],
    [/^BEGIN/, 'SQLITE_READONLY', 'storage_failed', 503],
  ])('at %s with %s is refused as %s, and nothing is stored', async (...row) => {
    const [pattern, sqliteCode, code, status] = row
    const { drill, target } = await startFailing(pattern, sqliteCode)
    drill.isOn = true
    await expect(target.create('marks', { value: 1 })).rejects.toMatchObject({ code, status })
    expect(await target.count('marks')).toBe(0)
    drill.isOn = false
    await target.create('marks', { value: 2 })
    expect(await target.count('marks')).toBe(1)
  })

  test('at a write outside a transaction is refused likewise', async () => {
    const { drill, target } = await startFailing(/^COMMIT/, 'SQLITE_FULL')
    drill.isOn = true
    const write = target.payload.db.create({ collection: 'marks', data: { value: 1 } })
    expect(await outcomeOf(write)).toBe('storage_full')
    expect(await target.count('marks')).toBe(0)
  })

  test('at a read costs the reader, not the next read', async () => {
    const { drill, target } = await startFailing(/^select/, 'SQLITE_IOERR_READ')
    drill.isOn = true
    expect(await outcomeOf(target.count('marks'))).toBe('storage_failed')
    drill.isOn = false
    expect(await target.count('marks')).toBe(0)
  })

  test('at a probe is the answer of the probe', async () => {
    const { drill, target } = await startFailing(/^PRAGMA user_version =/, 'SQLITE_FULL')
    await target.db.probe()
    drill.isOn = true
    expect(await outcomeOf(target.db.probe())).toBe('storage_full')
  })
})

/** A folder on a disk of 3 MB, where the system lets us mount one. */
function mountSmallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'orda-small-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]).status === 0) return disk
  rmSync(disk, { recursive: true })
  return undefined
}

test('on a disk that is really full every acknowledged write is stored', async () => {
  const disk = mountSmallDisk()
  if (disk === undefined) {
    process.stderr.write('Not tested on a full disk: mounting one needs root.\n')
    return
  }
  try {
    running = await startTestPayload({ dir: disk })
    const outcomes: string[] = []
    while (outcomes.filter((outcome) => outcome !== 'stored').length < 12) {
      outcomes.push(await outcomeOf(running.create('notes', { title: 'x'.repeat(20_000) })))
    }
    const acknowledged = outcomes.filter((outcome) => outcome === 'stored').length
    expect(await running.count('notes')).toBe(acknowledged)
    expect([...new Set(outcomes)].sort()).toEqual(['storage_full', 'stored'])
  } finally {
    await running?.stop()
    running = undefined
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

describe('toDatabaseError', () => {
  test.each([
    ['SQLITE_FULL', 'storage_full'],
    ['SQLITE_IOERR', 'storage_failed'],
    ['SQLITE_IOERR_SHMMAP', 'storage_failed'],
    ['SQLITE_NOTADB', 'storage_failed'],
    ['SQLITE_CANTOPEN_ISDIR', 'storage_failed'],
    ['SQLITE_BUSY_SNAPSHOT', 'database_busy'],
    ['SQLITE_LOCKED', 'database_busy'],
  ])('%s, however deep, is %s', (sqliteCode, code) => {
    const cause = new StatementError(sqliteCode, 'x')
    expect(toDatabaseError(new Error('outer', { cause }))).toMatchObject({ code, cause })
  })

  test('what is busy says when to come again', () => {
    expect(toDatabaseError(new StatementError('SQLITE_BUSY', 'x'))?.retryAfter).toBeGreaterThan(0)
  })

  test('a DatabaseError stays itself; constraints and strangers are none', () => {
    const known = new DatabaseError('transaction_lost', 'x')
    expect(toDatabaseError(new Error('outer', { cause: known }))).toBe(known)
    expect(toDatabaseError(new StatementError('SQLITE_CONSTRAINT_UNIQUE', 'x'))).toBeUndefined()
    expect(toDatabaseError(new StatementError('SQLITE_FULLER', 'x'))).toBeUndefined()
    expect(toDatabaseError('SQLITE_FULL')).toBeUndefined()
    expect(toDatabaseError(undefined)).toBeUndefined()
  })
})
