import type { DatabaseTarget } from './backup/target'
import { backup } from './backup/backup'
import { undoInterruptedRestore } from './backup/restore'
import { databaseTarget } from './backup/target'
import type { FreeBytes } from './migrations/diskGuard'
import { migrateMongodb, revertMongodb } from './migrations/migrateMongodb'
import { migrateSqlite, revertSqlite } from './migrations/migrateSqlite'
import type { MongodbMigration, Print, SqliteMigration } from './migrations/types'
import { ensureIndexes } from './mongodb/ensureIndexes'
import { acquireFileLock } from './sqlite/fileLock'

export interface MigrateOptions {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly print: Print
  /**
   * MongoDB: the connected adapter of Payload (`async () => (await getPayload({ config })).db`),
   * opened after the migrations to make the indexes of its models. SQLite has them in migrations.
   */
  readonly models?: () => Promise<Parameters<typeof ensureIndexes>[0]>
  /** For tests and drills: other migrations than the committed ones, another disk. */
  readonly sqlite?: readonly SqliteMigration[]
  readonly mongodb?: readonly MongodbMigration[]
  readonly freeBytes?: FreeBytes
}

/**
 * Brings a database to the newest schema and returns the names of the migrations applied: to be
 * called before it is opened. A restore that crashed is undone first; a database that holds data is
 * backed up (without the uploaded files, which no migration touches). Throws DatabaseError
 * `database_in_use` while a server holds a SQLite file, else MigrationError or BackupError; a
 * migration that fails changes nothing.
 */
export function migrate(options: MigrateOptions): Promise<string[]> {
  return exclusively(options, async (target) => {
    await undoInterruptedRestore(options.dataDir, options.print)
    const shared = sharedOf(options)
    if (target.kind === 'mongodb') {
      const names = await migrateMongodb({
        ...shared,
        migrations: options.mongodb,
        url: target.url,
      })
      if (options.models) await ensureIndexes(await options.models())
      return names
    }
    return migrateSqlite({ ...shared, migrations: options.sqlite, path: target.path })
  })
}

/** Takes back the newest migration and returns its name; undefined when there is none. */
export function revertMigration(options: MigrateOptions): Promise<string | undefined> {
  return exclusively(options, (target) => {
    const shared = sharedOf(options)
    if (target.kind === 'mongodb') {
      return revertMongodb({ ...shared, migrations: options.mongodb, url: target.url })
    }
    return revertSqlite({ ...shared, migrations: options.sqlite, path: target.path })
  })
}

function sharedOf({ databaseUrl, dataDir, freeBytes, print }: MigrateOptions): {
  backup: () => Promise<void>
  freeBytes: FreeBytes | undefined
  print: Print
} {
  return {
    backup: async () => {
      await backup({ databaseUrl, dataDir, fileFolders: null, freeBytes, print })
    },
    freeBytes,
    print,
  }
}

async function exclusively<T>(
  { databaseUrl }: MigrateOptions,
  action: (target: DatabaseTarget) => Promise<T>,
): Promise<T> {
  const target = databaseTarget(databaseUrl)
  if (target.kind === 'mongodb') return action(target)
  const lock = acquireFileLock(target.path)
  try {
    return await action(target)
  } finally {
    lock.release()
  }
}
