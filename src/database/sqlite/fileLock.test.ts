import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { acquireFileLock } from './fileLock'

let dir: string
let path: string
let holder: ChildProcess | undefined

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orda-lock-'))
  path = join(dir, 'orda.db')
})
afterEach(() => {
  holder?.kill('SIGKILL')
  holder = undefined
  rmSync(dir, { recursive: true, force: true })
})

const inUse = expect.objectContaining({ code: 'database_in_use', status: 503 })

/** A process that takes the lock the way `acquireFileLock` does, and keeps it. */
async function startHolder(): Promise<ChildProcess> {
  const script = `
    const Database = require('libsql')
    const lock = new Database(process.argv[1])
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    process.stdout.write('held')
    setInterval(() => lock.open, 1000)`
  const child = spawn(process.execPath, ['-e', script, `${path}.lock`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('is refused to another process while the first lives, and free once that was killed', async () => {
  holder = await startHolder()
  expect(() => acquireFileLock(path)).toThrow(inUse)
  expect(() => acquireFileLock(path)).toThrow(/orda\.db is in use .* Stop the running server first/)
  const gone = once(holder, 'exit')
  holder.kill('SIGKILL')
  await gone
  acquireFileLock(path).release()
})

test('is refused to the same process, too, until it is released', () => {
  const lock = acquireFileLock(path)
  expect(() => acquireFileLock(path)).toThrow(inUse)
  lock.release()
  lock.release()
  const next = acquireFileLock(path)
  expect(next.path).toBe(`${path}.lock`)
  next.release()
})

test('a refused attempt does not weaken the lock of the holder', async () => {
  const lock = acquireFileLock(path)
  for (let times = 0; times < 3; times += 1) {
    expect(() => acquireFileLock(path)).toThrow(inUse)
  }
  const script = `
    const Database = require('libsql')
    try { new Database(process.argv[1]).exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE') }
    catch (error) { process.stdout.write(error.code) }`
  const child = spawn(process.execPath, ['-e', script, lock.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [answer] = (await once(child.stdout, 'data')) as [Buffer]
  expect(answer.toString()).toBe('SQLITE_BUSY')
  lock.release()
})

test('makes the folder, and says which file cannot be used', () => {
  acquireFileLock(join(dir, 'new', 'deep', 'orda.db')).release()
  expect(() => acquireFileLock('/etc/hostname/orda.db')).toThrow(
    expect.objectContaining({ code: 'storage_failed' }),
  )
})
