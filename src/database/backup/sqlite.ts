import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { BackupError } from './backupError'
import { digestFile, exists, sealFile } from './files'
import type { DatabaseDump, Manifest, TableDigest } from './manifest'
import { messages } from './messages'

/** What a database file says about itself. */
export interface SqliteInspection {
  /** Findings of integrity_check; [] when it is sound. */
  readonly integrity: readonly string[]
  /** Rows that point to missing rows. */
  readonly foreignKeys: number
  readonly migrations: string[]
  readonly schema: string
  readonly tables: TableDigest[]
}

/** The database of a backup, whatever its name was. */
export const SQLITE_FILE = 'orda.db'

/** Copies a database into a backup and reads the copy. Throws when the copy is not sound. */
export async function dumpSqlite(path: string, part: string): Promise<DatabaseDump> {
  if (!(await exists(path))) throw new BackupError('backup_refused', messages.noDatabase(path))
  const file = join(part, SQLITE_FILE)
  await vacuumInto(path, file)
  await sealFile(file)
  const inspection = await inspectSqlite(file)
  refuseUnsound(inspection)
  const { migrations, schema, tables } = inspection
  return { files: [await digestFile(file, SQLITE_FILE)], migrations, schema, tables }
}

/** Writes one consistent state of the database `path` into the new file `target`. */
async function vacuumInto(path: string, target: string): Promise<void> {
  await inWorker({ path, target, task: 'vacuum' })
}

/** Reads every row of a database file. Throws `backup_damaged` when it cannot be read. */
export async function inspectSqlite(path: string): Promise<SqliteInspection> {
  try {
    return (await inWorker({ path, task: 'inspect' })) as SqliteInspection
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BackupError('backup_damaged', messages.unreadable(reason), { cause })
  }
}

/** Throws `backup_damaged` with the first thing that is wrong with a database by itself. */
export function refuseUnsound({ foreignKeys, integrity }: SqliteInspection): void {
  if (integrity.length > 0) throw new BackupError('backup_damaged', messages.broken(integrity))
  if (foreignKeys > 0) throw new BackupError('backup_damaged', messages.foreignKeys(foreignKeys))
}

/** Throws `backup_damaged` when a sound database is not the one the manifest describes. */
export function refuseOtherContent(inspection: SqliteInspection, manifest: Manifest): void {
  refuseUnsound(inspection)
  refuseOtherTables(inspection.tables, manifest.tables)
  if (inspection.schema !== manifest.schema) {
    throw new BackupError('backup_damaged', messages.otherSchema)
  }
}

/** Throws `backup_damaged` naming the first table whose rows are not those of the manifest. */
export function refuseOtherTables(
  found: readonly TableDigest[],
  wanted: readonly TableDigest[],
): void {
  const left = new Map(wanted.map((table) => [table.name, table]))
  for (const { name, rows, sha256 } of found) {
    const table = left.get(name)
    left.delete(name)
    if (table === undefined) throw new BackupError('backup_damaged', messages.extraTable(name))
    if (table.rows !== rows) {
      throw new BackupError('backup_damaged', messages.wrongRows(name, rows, table.rows))
    }
    if (table.sha256 !== sha256) throw new BackupError('backup_damaged', messages.wrongDigest(name))
  }
  const [missing] = left.keys()
  if (missing !== undefined) throw new BackupError('backup_damaged', messages.missingTable(missing))
}

function inWorker(workerData: Record<string, string>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sqliteWorker.mjs', import.meta.url), {
      execArgv: [],
      workerData,
    })
    worker.once('message', (answer: { result?: unknown; error?: string }) => {
      if (answer.error === undefined) resolve(answer.result)
      else reject(new Error(answer.error))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the worker ended with code ${code}`)))
  })
}
