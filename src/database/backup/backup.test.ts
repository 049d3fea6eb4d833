import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openConnection } from '../sqlite/connection'
import { backup } from './backup'
import { manifestText, parseManifest } from './manifest'
import { lastProvenBackup, proveBackup, pruneBackups } from './proof'
import { verifyBackup } from './verifyBackup'

/** Moves money between two tables in transactions: any consistent state sums to 1000. */
const WRITER = `
  const { workerData, parentPort } = require('node:worker_threads')
  const Database = require(workerData.libsql)
  const database = new Database(workerData.path)
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA synchronous = OFF')
  let running = true
  let turns = 0
  parentPort.on('message', () => { running = false })
  const turn = () => {
    for (let i = 0; i < 20; i++) {
      database.exec('BEGIN IMMEDIATE; UPDATE one SET n = n - 1; UPDATE two SET n = n + 1; ' +
        "INSERT INTO log (text) VALUES (hex(randomblob(500))); COMMIT")
      turns++
    }
    if (running) setImmediate(turn)
    else { database.close(); parentPort.postMessage(turns); process.exit(0) }
  }
  turn()
`

describe('backup of SQLite', () => {
  let dataDir: string
  let path: string
  const print = (): void => undefined
  const put = async (file: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(dataDir, file)), { recursive: true })
    await writeFile(join(dataDir, file), content)
  }
  const make = (options: Partial<Parameters<typeof backup>[0]> = {}): ReturnType<typeof backup> =>
    backup({ dataDir, databaseUrl: `file:${path}`, print, ...options })

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'orda-backup-'))
    path = join(dataDir, 'orda.db')
    const connection = openConnection(path)
    connection.exec(`
      CREATE TABLE payload_migrations (id text PRIMARY KEY, name text);
      INSERT INTO payload_migrations VALUES ('1', '20261123_000000_initial');
      CREATE TABLE pages (id text PRIMARY KEY, title text, size real, picture blob);
      INSERT INTO pages VALUES ('a', 'Әліпби', 1.5, x'00ff'), ('b', NULL, 2, NULL);
      CREATE TABLE one (n integer); INSERT INTO one VALUES (1000);
      CREATE TABLE two (n integer); INSERT INTO two VALUES (0);
      CREATE TABLE log (id integer PRIMARY KEY, text text);
    `)
    connection.close()
    await put('media/photo.jpg', Buffer.from([1, 2, 3]))
    await put('media/deep/er/Құжат.pdf', 'content')
  })
  afterEach(() => rm(dataDir, { force: true, recursive: true }))

  test('holds the database, the files and a manifest that names all of it', async () => {
    const { directory, manifest } = await make({ now: new Date('2026-11-23T05:43:00Z') })
    expect(directory).toBe(join(dataDir, 'backups', '2026-11-23T05-43-00Z'))
    expect(manifest).toMatchObject({
      createdAt: '2026-11-23T05:43:00.000Z',
      database: 'sqlite',
      fileFolders: ['documents', 'media'],
      format: 1,
      migrations: ['20261123_000000_initial'],
      software: expect.stringMatching(/^\d+\.\d+\.\d+/),
      total: { files: 2, rows: 5 },
    })
    expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['log', 0],
      ['one', 1],
      ['pages', 2],
      ['payload_migrations', 1],
      ['two', 1],
    ])
    expect(manifest.files.map((file) => file.path)).toEqual([
      'files/media/deep/er/Құжат.pdf',
      'files/media/photo.jpg',
      'orda.db',
    ])
    expect(await readFile(join(directory, 'files/media/deep/er/Құжат.pdf'), 'utf8')).toBe('content')
    expect(await verifyBackup(directory)).toEqual(manifest)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    expect((await stat(join(directory, 'orda.db'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(directory, 'files/media/photo.jpg'))).mode & 0o777).toBe(0o600)
  })

  test('one state of the database while another thread writes', async () => {
    const libsql = join(process.cwd(), 'node_modules/libsql')
    const writer = new Worker(WRITER, { eval: true, execArgv: [], workerData: { libsql, path } })
    await wait(300)
    const first = await make({ fileFolders: null })
    const second = await make({ fileFolders: null })
    const stopped = new Promise<number>((resolve) => writer.once('message', resolve))
    writer.postMessage('stop')
    expect(await stopped).toBeGreaterThan(20)
    const turns = [first, second].map(({ directory }) => {
      const connection = openConnection(join(directory, 'orda.db'), { readonly: true })
      const [one] = connection.run('SELECT n FROM one').rows
      const [two] = connection.run('SELECT n FROM two').rows
      const [log] = connection.run('SELECT count(*) AS n FROM log').rows
      connection.close()
      expect(Number(one?.n) + Number(two?.n)).toBe(1000)
      expect(log?.n).toBe(two?.n)
      return Number(two?.n)
    })
    expect(turns[1]).toBeGreaterThan(turns[0] ?? 0)
    await Promise.all([first, second].map(({ directory }) => verifyBackup(directory)))
  })

  test('two backups of one second get names of their own', async () => {
    const now = new Date('2026-11-23T05:43:59Z')
    const made = await Promise.all([make({ now }), make({ now })])
    expect(made.map(({ directory }) => directory.slice(-20)).sort()).toEqual([
      '2026-11-23T05-43-59Z',
      '2026-11-23T05-44-00Z',
    ])
  })

  test('leaves nothing behind when it fails', async () => {
    await expect(make({ freeBytes: () => Promise.resolve(10) })).rejects.toMatchObject({
      code: 'disk_full',
    })
    await expect(make({ databaseUrl: `file:${dataDir}/none.db` })).rejects.toThrow(
      `There is no database at ${dataDir}/none.db.`,
    )
    await writeFile(join(dataDir, 'broken.db'), 'no database at all')
    await expect(make({ databaseUrl: `file:${dataDir}/broken.db` })).rejects.toThrow(
      'file is not a database',
    )
    expect(await readdir(join(dataDir, 'backups'))).toEqual([])
  })

  test('folders outside the data directory are refused, nested ones copied once', async () => {
    for (const folder of ['..', '../x', '/etc', '.', 'media/../..']) {
      await expect(make({ fileFolders: [folder] })).rejects.toMatchObject({
        code: 'backup_refused',
      })
    }
    const { manifest } = await make({ fileFolders: ['media/deep', 'media', 'none'] })
    expect(manifest.fileFolders).toEqual(['media', 'none'])
    expect(manifest.total.files).toBe(2)
  })

  test('a database with rows that point to nothing is not called good', async () => {
    const connection = openConnection(path, { pragmas: { foreign_keys: 'OFF' } })
    connection.exec(`CREATE TABLE child (id text REFERENCES pages(id));
      INSERT INTO child VALUES ('gone')`)
    connection.close()
    await expect(make()).rejects.toThrow('1 rows that point to rows that do not exist')
  })

  describe('proof', () => {
    const spoil = async (file: string, change: (bytes: Buffer) => Buffer): Promise<void> =>
      writeFile(file, change(await readFile(file)))
    const flip =
      (at: number) =>
      (bytes: Buffer): Buffer => {
        const copy = Buffer.from(bytes)
        const index = at < 0 ? bytes.length + at : at
        copy[index] = (copy[index] ?? 0) ^ 1
        return copy
      }

    test.each<[string, (directory: string) => Promise<unknown>, RegExp]>([
      [
        'a byte of the database',
        (d) => spoil(join(d, 'orda.db'), flip(5000)),
        /content of orda\.db/,
      ],
      ['its header', (d) => spoil(join(d, 'orda.db'), flip(0)), /content of orda\.db/],
      ['a byte of a file', (d) => spoil(join(d, 'files/media/photo.jpg'), flip(2)), /photo\.jpg/],
      [
        'a cut file',
        (d) => spoil(join(d, 'orda.db'), (bytes) => bytes.subarray(0, 4096)),
        /orda\.db has 4096 bytes instead of \d+/,
      ],
      ['a missing file', (d) => rm(join(d, 'files/media/photo.jpg')), /photo\.jpg is missing/],
      ['no database', (d) => rm(join(d, 'orda.db')), /orda\.db is missing/],
      ['an extra file', (d) => writeFile(join(d, 'files/x'), ''), /holds the file files\/x/],
      ['no manifest', (d) => rm(join(d, 'manifest.json')), /it has no manifest\.json/],
      [
        'a cut manifest',
        (d) => spoil(join(d, 'manifest.json'), (bytes) => bytes.subarray(0, 100)),
        /manifest\.json is damaged/,
      ],
    ])('refuses %s', async (_what, damage, message) => {
      const { directory } = await make()
      await damage(directory)
      await expect(verifyBackup(directory)).rejects.toThrow(message)
      expect(await lastProvenBackup(dataDir)).toBeDefined()
      await expect(proveBackup(directory)).rejects.toMatchObject({ name: 'BackupError' })
      expect(await lastProvenBackup(dataDir)).toBeUndefined()
    })

    test('refuses any changed byte of the manifest', async () => {
      const { directory } = await make()
      const text = await readFile(join(directory, 'manifest.json'))
      for (let at = 0; at < text.length; at += 1) {
        const spoiled = flip(at)(text).toString('utf8')
        expect(() => parseManifest(spoiled)).toThrow(/manifest\.json is damaged|newer version/)
      }
    })

    test('refuses other rows and other tables under a manifest that fits the file', async () => {
      const { directory, manifest } = await make()
      const file = join(directory, 'manifest.json')
      const cheat = (
        change: (tables: typeof manifest.tables) => typeof manifest.tables,
      ): Promise<void> =>
        writeFile(file, manifestText({ ...manifest, tables: change(manifest.tables) }))
      await cheat((tables) => tables.filter(({ name }) => name !== 'log'))
      await expect(verifyBackup(directory)).rejects.toThrow('does not name the table log')
      await cheat((tables) => [...tables, { name: 'more', rows: 0, sha256: '0'.repeat(64) }])
      await expect(verifyBackup(directory)).rejects.toThrow('The table more of the manifest')
      await cheat((tables) => tables.map((table) => ({ ...table, rows: table.rows + 1 })))
      await expect(verifyBackup(directory)).rejects.toThrow('log has 0 rows instead of 1')
      await cheat((tables) => tables.map((table) => ({ ...table, sha256: '0'.repeat(64) })))
      await expect(verifyBackup(directory)).rejects.toThrow('The rows of log are not')
      await writeFile(file, manifestText({ ...manifest, schema: '0'.repeat(64) }))
      await expect(verifyBackup(directory)).rejects.toThrow('tables and indexes')
    })

    test('says when the newest good backup was made and proven', async () => {
      expect(await lastProvenBackup(dataDir)).toBeUndefined()
      const old = await make({ now: new Date('2026-11-01T00:00:00Z') })
      const fresh = await make({ now: new Date('2026-11-02T00:00:00Z') })
      await proveBackup(old.directory, new Date('2026-11-03T00:00:00Z'))
      expect(await lastProvenBackup(dataDir)).toEqual({
        createdAt: new Date('2026-11-02T00:00:00Z'),
        directory: fresh.directory,
        provenAt: new Date('2026-11-02T00:00:00Z'),
      })
      await rm(join(fresh.directory, 'proven.json'))
      expect(await lastProvenBackup(dataDir)).toMatchObject({
        directory: old.directory,
        provenAt: new Date('2026-11-03T00:00:00Z'),
      })
    })

    test('old backups and abandoned ones go, the last proven one stays', async () => {
      const made = []
      for (const day of ['01', '02', '03']) {
        made.push(await make({ now: new Date(`2026-11-${day}T00:00:00Z`) }))
      }
      const [first, second, third] = made.map(({ directory }) => directory)
      await Promise.all([second, third].map((d) => rm(join(String(d), 'proven.json'))))
      await put('backups/2026-10-01T00-00-00Z.part/orda.db', '')
      await put('backups/notes.txt', '')
      for (const day of ['01', '02'])
        await put(`backups/2026-09-${day}T00-00-00Z-database/orda.db`, '')
      await pruneBackups({ dataDir, keep: 1, now: new Date(Date.now() + 3_600_000), print })
      const names = (directories: unknown[]): string[] =>
        directories.map((d) => String(d).slice(-20))
      expect((await readdir(join(dataDir, 'backups'))).sort()).toEqual(
        [
          '2026-09-02T00-00-00Z-database',
          '2026-10-01T00-00-00Z.part',
          ...names([first, third]),
          'notes.txt',
        ].sort(),
      )
      await pruneBackups({ dataDir, keep: 1, now: new Date(Date.now() + 90_000_000), print })
      expect(await readdir(join(dataDir, 'backups'))).not.toContain('2026-10-01T00-00-00Z.part')
    })
  })
})
