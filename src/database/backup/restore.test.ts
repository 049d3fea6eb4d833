import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openConnection } from '../sqlite/connection'
import { acquireFileLock } from '../sqlite/fileLock'
import { backup } from './backup'
import { restore, undoInterruptedRestore } from './restore'
import { inspectSqlite } from './sqlite'
import { startMoves } from './swap'
import { verifyBackup } from './verifyBackup'

const stamp = new Date('2026-11-24T10:00:00Z')

describe('restore of SQLite', () => {
  let dataDir: string
  let path: string
  let lines: string[]
  const print = (line: string): void => void lines.push(line)
  const exec = (sql: string): void => {
    const connection = openConnection(path)
    connection.exec(sql)
    connection.close()
  }
  const put = async (file: string, content: string): Promise<void> => {
    await mkdir(dirname(join(dataDir, file)), { recursive: true })
    await writeFile(join(dataDir, file), content)
  }
  const read = (file: string): Promise<string> => readFile(join(dataDir, file), 'utf8')
  const make = async (fileFolders: readonly string[] | null = ['media']): Promise<string> =>
    (await backup({ dataDir, databaseUrl: `file:${path}`, fileFolders, print })).directory
  const putBack = (from: string, more: object = {}): Promise<void> =>
    restore({
      databaseUrl: `file:${path}`,
      dataDir,
      from,
      knownMigrations: ['20261123_000000_initial'],
      now: stamp,
      print,
      ...more,
    })
  const tables = async (): Promise<unknown> => (await inspectSqlite(path)).tables
  /** What lies in the data directory; not what SQLite puts beside a file while somebody looks into it. */
  const names = async (): Promise<string[]> =>
    (await readdir(dataDir)).filter((name) => !/^orda\.db-(shm|wal)$/.test(name)).sort()

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'orda-restore-'))
    path = join(dataDir, 'orda.db')
    lines = []
    exec(`
      CREATE TABLE payload_migrations (id text PRIMARY KEY, name text);
      INSERT INTO payload_migrations VALUES ('1', '20261123_000000_initial');
      CREATE TABLE pages (id text PRIMARY KEY, title text);
      INSERT INTO pages VALUES ('a', 'Әліпби'), ('b', 'Букварь');
    `)
    await put('media/photo.jpg', 'then')
    await put('media/deep/er/file.pdf', 'then')
  })
  afterEach(() => rm(dataDir, { force: true, recursive: true }))

  test('brings back every row and file, and keeps what was there aside', async () => {
    const wanted = await tables()
    const from = await make()
    exec(
      `DELETE FROM pages WHERE id = 'a'; INSERT INTO pages VALUES ('c', 'жаңа'); CREATE TABLE more (n)`,
    )
    await put('media/photo.jpg', 'now')
    await put('media/fresh.jpg', 'now')
    await rm(join(dataDir, 'media/deep'), { recursive: true })
    const later = await tables()

    await putBack(from)
    expect(await tables()).toEqual(wanted)
    expect(await read('media/photo.jpg')).toBe('then')
    expect(await read('media/deep/er/file.pdf')).toBe('then')
    expect(await readdir(join(dataDir, 'media'))).toEqual(['deep', 'photo.jpg'])

    const aside = 'before-restore-2026-11-24T10-00-00Z'
    expect(await names()).toEqual(['backups', aside, 'media', 'orda.db', 'orda.db.lock'])
    expect((await inspectSqlite(join(dataDir, aside, 'orda.db'))).tables).toEqual(later)
    expect(await read(`${aside}/media/fresh.jpg`)).toBe('now')
    expect(lines.at(-1)).toContain(aside)
    await verifyBackup(from)
  })

  test('the log of the old database is not applied to the new one', async () => {
    const wanted = await tables()
    const from = await make()
    const held = openConnection(path, { pragmas: { wal_autocheckpoint: 0 } })
    held.exec(`INSERT INTO pages VALUES ('wal', 'only in the log')`)
    await putBack(from)
    expect(await tables()).toEqual(wanted)
    held.close()
    expect(await tables()).toEqual(wanted)
    const aside = join(dataDir, 'before-restore-2026-11-24T10-00-00Z')
    const connection = openConnection(join(aside, 'orda.db'))
    expect(connection.run(`SELECT id FROM pages WHERE id = 'wal'`).rows).toHaveLength(1)
    connection.close()
  })

  test('into an empty data directory, elsewhere', async () => {
    const wanted = await tables()
    const from = await make()
    const other = await mkdtemp(join(tmpdir(), 'orda-restore-'))
    path = join(other, 'db', 'other.db')
    await putBack(from, { dataDir: other })
    expect(await tables()).toEqual(wanted)
    expect(await readFile(join(other, 'media/photo.jpg'), 'utf8')).toBe('then')
    await rm(other, { recursive: true })
  })

  test('a backup of the database alone leaves the files', async () => {
    const from = await make(null)
    await put('media/photo.jpg', 'now')
    await putBack(from)
    expect(await read('media/photo.jpg')).toBe('now')
  })

  test.each<[string, (from: string) => Promise<void>, RegExp]>([
    ['a damaged database', (from) => writeFile(join(from, 'orda.db'), 'x'), /orda\.db has 1 bytes/],
    ['a missing file', (from) => rm(join(from, 'files/media/photo.jpg')), /photo\.jpg is missing/],
    ['an unfinished backup', (from) => rm(join(from, 'manifest.json')), /no manifest\.json/],
  ])('%s is refused and nothing is touched', async (_what, damage, message) => {
    const from = await make()
    await put('media/photo.jpg', 'now')
    await damage(from)
    const before = [await tables(), await names()]
    await expect(putBack(from)).rejects.toThrow(message)
    expect(await read('media/photo.jpg')).toBe('now')
    expect([await tables(), (await names()).filter((name) => name !== 'orda.db.lock')]).toEqual(
      before,
    )
  })

  test('a server that runs, another kind, newer migrations and a full disk are refused', async () => {
    const from = await make()
    const lock = acquireFileLock(path)
    await expect(putBack(from)).rejects.toMatchObject({ code: 'database_in_use' })
    lock.release()
    await expect(putBack(from, { knownMigrations: [] })).rejects.toThrow(
      'this one does not know: 20261123_000000_initial',
    )
    await expect(putBack(from, { freeBytes: () => Promise.resolve(1) })).rejects.toMatchObject({
      code: 'disk_full',
    })
    await expect(putBack(from, { databaseUrl: 'mongodb://127.0.0.1:1/x' })).rejects.toThrow(
      'The backup is of sqlite, DATABASE_URL names mongodb.',
    )
  })

  test('an error on the way puts everything back', async () => {
    const from = await make()
    exec(`INSERT INTO pages VALUES ('c', 'now')`)
    await put('media/photo.jpg', 'now')
    const before = await tables()
    // What stands where the old data should go stops the restore in the middle of its moves.
    await put('before-restore-2026-11-24T10-00-00Z/orda.db/in the way', '')
    await expect(putBack(from)).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await tables()).toEqual(before)
    expect(await read('media/photo.jpg')).toBe('now')
    expect(await names()).not.toContain('restore-in-progress.json')
    expect(await names()).not.toContain('restore-2026-11-24T10-00-00Z.part')
    expect(lines.at(-1)).toContain('the data of before is back')
  })

  test('a crash between two moves is undone, at any of them', async () => {
    const moves = [
      { from: join(dataDir, 'media'), to: join(dataDir, 'aside/media') },
      { from: join(dataDir, 'staged/media'), to: join(dataDir, 'media') },
      { from: path, to: join(dataDir, 'aside/orda.db') },
      { from: join(dataDir, 'staged/orda.db'), to: path },
    ]
    await put('staged/media/photo.jpg', 'from the backup')
    await put('staged/orda.db', 'from the backup')
    const before = await tables()
    for (let done = 0; done <= moves.length; done += 1) {
      await startMoves(dataDir, moves.slice(0, done))
      await writeFile(join(dataDir, 'restore-in-progress.json'), JSON.stringify(moves))
      await undoInterruptedRestore(dataDir, print)
      expect(await tables()).toEqual(before)
      expect(await read('media/photo.jpg')).toBe('then')
      expect(await read('staged/orda.db')).toBe('from the backup')
      expect(lines).toHaveLength(done + 1)
    }
    await writeFile(join(dataDir, 'restore-in-progress.json'), '[{"from":')
    await undoInterruptedRestore(dataDir, print)
    await undoInterruptedRestore(dataDir, print)
    expect(lines).toHaveLength(moves.length + 2)
    expect(await tables()).toEqual(before)
  })
})
