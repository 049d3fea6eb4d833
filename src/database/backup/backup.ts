import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freeBytesAt } from '../migrations/diskGuard'
import { BackupError } from './backupError'
import {
  PRIVATE_DIRECTORY,
  PRIVATE_FILE,
  exists,
  hasCode,
  listFiles,
  sealFile,
  sizeOfFiles,
  syncDirectory,
} from './files'
import { copyFolders } from './copyFolders'
import {
  FORMAT,
  type DatabaseDump,
  type FileDigest,
  MANIFEST,
  type Manifest,
  manifestText,
} from './manifest'
import { messages } from './messages'
import { dumpMongodb, mongodbBytes } from './mongodb'
import { DATABASE_ONLY, proveBackup } from './proof'
import { dumpSqlite } from './sqlite'
import { databaseTarget, foldersBelow, stampOf } from './target'

export interface BackupOptions {
  readonly databaseUrl: string
  readonly dataDir: string
  /** The directory that holds the backups; `<dataDir>/backups` when left out. */
  readonly to?: string
  /** Folders of `dataDir` whose files belong to the data; null backs up the database alone. */
  readonly fileFolders?: readonly string[] | null
  readonly print: (line: string) => void
  readonly now?: Date
  readonly freeBytes?: (folder: string) => Promise<number>
}

/** Uploaded files lie here unless the caller names more. */
export const FILE_FOLDERS: readonly string[] = ['media', 'documents']

/**
 * Makes a backup of one consistent state of the database, while it is in use, and of the uploaded
 * files, opens it, and only then gives it its name. The files are read after the database: every
 * file the database names is there, unless it was deleted meanwhile. Throws BackupError and leaves
 * nothing behind when anything is wrong.
 */
export async function backup(
  options: BackupOptions,
): Promise<{ directory: string; manifest: Manifest }> {
  const { dataDir, print, to = join(dataDir, 'backups'), now = new Date() } = options
  const { fileFolders = FILE_FOLDERS } = options
  const folders = fileFolders === null ? null : foldersBelow(dataDir, fileFolders)
  await mkdir(to, { mode: PRIVATE_DIRECTORY, recursive: true })
  const directory = await claim(to, now, folders === null ? DATABASE_ONLY : '')
  const part = `${directory}.part`
  try {
    await refuseFullDisk(options, folders ?? [], to)
    const manifest = await fill(part, options, folders, now)
    print(messages.checking(part))
    await proveBackup(part, now)
    await syncDirectory(part)
    await rename(part, directory)
    await syncDirectory(to)
    const { bytes, files, rows } = manifest.total
    print(messages.backedUp(directory, rows, files, bytes))
    return { directory, manifest }
  } catch (error) {
    await rm(part, { force: true, recursive: true })
    throw error
  }
}

/** Database, files and, when all of them are on the disk, the manifest. */
async function fill(
  part: string,
  { databaseUrl, dataDir, print }: BackupOptions,
  folders: string[] | null,
  now: Date,
): Promise<Manifest> {
  const target = databaseTarget(databaseUrl)
  print(messages.copying(target.kind))
  const dump = await (target.kind === 'sqlite'
    ? dumpSqlite(target.path, part)
    : dumpMongodb(target.url, part))
  const copied = await copyFolders(dataDir, folders ?? [], part, print)
  const software = await softwareVersion()
  const manifest = manifestOf({ copied, dump, folders, kind: target.kind, now, software })
  await writeFile(join(part, MANIFEST), manifestText(manifest), { mode: PRIVATE_FILE })
  await sealFile(join(part, MANIFEST))
  return manifest
}

/**
 * The first free name from this second on, as a directory still called `.part`. Creating it is the
 * claim: two backups cannot both have it.
 */
async function claim(to: string, now: Date, ending: string): Promise<string> {
  for (let time = now.getTime(); ; time += 1000) {
    const directory = join(to, `${stampOf(new Date(time))}${ending}`)
    if (!(await exists(directory)) && (await mkdirNew(`${directory}.part`))) return directory
  }
}

async function mkdirNew(directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { mode: PRIVATE_DIRECTORY })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function manifestOf(parts: {
  copied: readonly FileDigest[]
  dump: DatabaseDump
  folders: string[] | null
  kind: Manifest['database']
  now: Date
  software: string
}): Manifest {
  const { copied, dump, folders, kind, now, software } = parts
  const files = [...dump.files, ...copied].sort((a, b) => (a.path < b.path ? -1 : 1))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
  return {
    format: FORMAT,
    software,
    createdAt: now.toISOString(),
    database: kind,
    schema: dump.schema,
    migrations: dump.migrations,
    fileFolders: folders,
    total: {
      rows: sum(dump.tables.map(({ rows }) => rows)),
      files: copied.length,
      bytes: sum(files.map(({ bytes }) => bytes)),
    },
    tables: dump.tables,
    files,
  }
}

async function refuseFullDisk(
  { databaseUrl, dataDir, freeBytes = freeBytesAt }: BackupOptions,
  folders: readonly string[],
  to: string,
): Promise<void> {
  const target = databaseTarget(databaseUrl)
  const paths = (await Promise.all(folders.map((folder) => listFiles(dataDir, folder)))).flat()
  const database =
    target.kind === 'sqlite'
      ? await sizeOfFiles('', [target.path, `${target.path}-wal`])
      : await mongodbBytes(target.url)
  const needed = database + (await sizeOfFiles(dataDir, paths))
  const free = await freeBytes(to)
  if (free < needed) throw new BackupError('disk_full', messages.diskFull(needed, free, to))
}

async function softwareVersion(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { version: string }
  return version
}
