import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { freeBytesAt } from '../migrations/diskGuard'
import { mongodbMigrations } from '../migrations/mongodb'
import { sqliteMigrations } from '../migrations/sqlite'
import { acquireFileLock } from '../sqlite/fileLock'
import { BackupError } from './backupError'
import { copyFile, listFiles } from './files'
import type { Manifest } from './manifest'
import { messages } from './messages'
import { emptyMongodb, loadMongodb, refuseFilledMongodb } from './mongodb'
import { SQLITE_FILE, inspectSqlite, refuseOtherContent } from './sqlite'
import { type Move, finishMoves, startMoves, undoMoves } from './swap'
import { type DatabaseTarget, databaseTarget, stampOf } from './target'
import { refuseOtherFile, refuseOtherNames, verifyBackup } from './verifyBackup'

export interface RestoreOptions {
  /** The directory of the backup. */
  readonly from: string
  readonly databaseUrl: string
  readonly dataDir: string
  readonly print: (line: string) => void
  /** Names of the migrations this software knows; a backup with others is refused. */
  readonly knownMigrations?: readonly string[]
  readonly now?: Date
  readonly freeBytes?: (folder: string) => Promise<number>
}

/** Where a restore puts things. */
interface Places {
  readonly dataDir: string
  readonly target: DatabaseTarget
  readonly stamp: string
}

/**
 * Puts a backup in the place of the current data. The backup is verified first and the result
 * afterwards; on SQLite the data of before moves to `before-restore-<time>` beside it, on MongoDB
 * the named database must be empty. A database-only backup leaves the files alone. On any error
 * the data of before is put back and the BackupError says why. Throws DatabaseError
 * `database_in_use` while a server holds the SQLite file; no server can start meanwhile.
 */
export async function restore(options: RestoreOptions): Promise<void> {
  const target = databaseTarget(options.databaseUrl)
  const lock = target.kind === 'sqlite' ? acquireFileLock(target.path) : undefined
  try {
    await restoreLocked(options, target)
  } finally {
    lock?.release()
  }
}

async function restoreLocked(options: RestoreOptions, target: DatabaseTarget): Promise<void> {
  const { dataDir, from, now = new Date(), print } = options
  const places: Places = { dataDir, stamp: stampOf(now), target }
  await undoInterruptedRestore(dataDir, print)
  print(messages.checking(from))
  const manifest = await verifyBackup(from)
  await refuseUnfit(manifest, target, options)
  try {
    await stage(from, manifest, places, print)
    await exchange(from, manifest, places, print)
  } finally {
    for (const folder of stagingOf(places)) await rm(folder, { force: true, recursive: true })
  }
}

/** To be called before a database is opened: takes back what a crashed restore had moved. */
export async function undoInterruptedRestore(
  dataDir: string,
  print: (line: string) => void,
): Promise<void> {
  if (await undoMoves(dataDir)) print(messages.undone)
}

async function refuseUnfit(
  manifest: Manifest,
  target: DatabaseTarget,
  options: RestoreOptions,
): Promise<void> {
  const refuse = (message: string): never => {
    throw new BackupError('backup_refused', message)
  }
  if (manifest.database !== target.kind) refuse(messages.otherKind(manifest.database, target.kind))
  const own = target.kind === 'sqlite' ? sqliteMigrations : mongodbMigrations
  const known = options.knownMigrations ?? own.map(({ name }) => name)
  const newer = manifest.migrations.filter((name) => !known.includes(name))
  if (newer.length > 0) refuse(messages.newerMigrations(newer))
  const { dataDir, freeBytes = freeBytesAt } = options
  const { bytes } = manifest.total
  const free = await freeBytes(dataDir)
  if (free < bytes) throw new BackupError('disk_full', messages.diskFull(bytes, free, dataDir))
  if (target.kind === 'mongodb') await refuseFilledMongodb(target.url)
}

/** Copies the backup beside its future places, so that putting it there is renaming alone. */
async function stage(
  from: string,
  manifest: Manifest,
  places: Places,
  print: (line: string) => void,
): Promise<void> {
  const { target } = places
  print(messages.copying(from))
  for (const file of manifest.files) {
    if (file.path.startsWith('files/')) {
      await copyFile(join(from, file.path), join(stagedFiles(places), file.path), file.path)
    } else if (target.kind === 'sqlite') {
      await copyFile(join(from, file.path), stagedDatabase(target.path, places.stamp), file.path)
    }
  }
}

async function exchange(
  from: string,
  manifest: Manifest,
  places: Places,
  print: (line: string) => void,
): Promise<void> {
  const { dataDir, target } = places
  const moves = movesOf(manifest, places)
  try {
    const name = target.kind === 'mongodb' ? await loadMongodb(target.url, from, manifest) : ''
    await startMoves(dataDir, moves)
    await verifyPlaced(manifest, places)
    await finishMoves(dataDir, moves)
    const aside = join(dataDir, `before-restore-${places.stamp}`)
    print(name === '' ? messages.restored(from, aside) : messages.restoredInto(from, name))
  } catch (error) {
    try {
      await undoMoves(dataDir)
    } finally {
      if (target.kind === 'mongodb') await emptyMongodb(target.url, manifest)
    }
    print(messages.putBack)
    throw error
  }
}

async function verifyPlaced(manifest: Manifest, { dataDir, target }: Places): Promise<void> {
  if (target.kind === 'sqlite') refuseOtherContent(await inspectSqlite(target.path), manifest)
  const placed = manifest.files.filter(({ path }) => path.startsWith('files/'))
  const folders = manifest.fileFolders ?? []
  const found = (await Promise.all(folders.map((folder) => listFiles(dataDir, folder)))).flat()
  refuseOtherNames(
    found.map((path) => `files/${path}`),
    placed,
  )
  for (const file of placed) await refuseOtherFile(dataDir, file, file.path.slice('files/'.length))
}

/** The log of the old database goes first: SQLite would apply it to the new file. */
function movesOf(manifest: Manifest, places: Places): Move[] {
  const { dataDir, stamp, target } = places
  const aside = `before-restore-${stamp}`
  const folders = (manifest.fileFolders ?? []).flatMap((folder) => [
    { from: join(dataDir, folder), to: join(dataDir, aside, folder) },
    { from: join(stagedFiles(places), 'files', folder), to: join(dataDir, folder) },
  ])
  if (target.kind === 'mongodb') return folders
  const { path } = target
  const old = ['-wal', '-shm', ''].map((ending) => ({
    from: `${path}${ending}`,
    to: join(dirname(path), aside, `${basename(path)}${ending}`),
  }))
  return [...folders, ...old, { from: stagedDatabase(path, stamp), to: path }]
}

const stagingName = (stamp: string): string => `restore-${stamp}.part`
const stagedFiles = ({ dataDir, stamp }: Places): string => join(dataDir, stagingName(stamp))
const stagedDatabase = (path: string, stamp: string): string =>
  join(dirname(path), stagingName(stamp), SQLITE_FILE)

function stagingOf(places: Places): string[] {
  const { stamp, target } = places
  const beside = target.kind === 'sqlite' ? [join(dirname(target.path), stagingName(stamp))] : []
  return [stagedFiles(places), ...beside]
}
