import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Payload } from 'payload'
import { checkMigration } from './migrations/checkMigration'
import { migrationIndexSource, migrationSource } from './migrations/migrationSource'
import { schemaDiff } from './migrations/schemaDiff'
import {
  type DrizzleKit,
  EMPTY_SNAPSHOT,
  type SchemaSnapshot,
  schemaSql,
} from './migrations/schemaSql'
import type { Print, SqliteMigration } from './migrations/types'

/** Where committed SQLite migrations and schema snapshots lie. */
export const SQLITE_MIGRATIONS = fileURLToPath(new URL('./migrations/sqlite/', import.meta.url))

export interface NewMigrationOptions {
  /** Initialised on SQLite, not connected: `getPayload({ config, disableDBConnect: true })`. */
  readonly payload: Payload
  readonly name: string
  readonly directory?: string
  readonly print: Print
  readonly now?: Date
}

/**
 * Writes the migration from the newest committed snapshot to the schema of the current config:
 * `<stamp>_<name>.ts`, its snapshot `.json`, and the list in `index.ts`. Returns the migration's
 * name, or undefined (and writes nothing) when nothing changed. The statements are tried on an
 * empty database in both directions first; a difference throws `schema_mismatch`.
 */
export async function newMigration(options: NewMigrationOptions): Promise<string | undefined> {
  const { payload, print, directory = SQLITE_MIGRATIONS, now = new Date() } = options
  const { before, after, kit } = await snapshots(payload, directory)
  if (isSameSchema(before, after)) {
    print('The schema did not change: no migration written.')
    return undefined
  }
  const [old, fresh] = [await schemaSql(kit, before), await schemaSql(kit, after)]
  const up = schemaDiff(old, fresh)
  const migration: SqliteMigration = {
    name: `${stampOf(now)}_${options.name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`,
    ...(up.droppedTables.length > 0 ? { changes: { tables: up.droppedTables } } : {}),
    up: up.statements,
    down: schemaDiff(fresh, old).statements,
  }
  checkMigration(migration, old, fresh)
  await writeFile(join(directory, `${migration.name}.json`), `${JSON.stringify(after, null, 2)}\n`)
  await writeFile(join(directory, `${migration.name}.ts`), migrationSource(migration))
  await writeFile(
    join(directory, 'index.ts'),
    migrationIndexSource(await migrationNames(directory)),
  )
  print(
    `Written: ${migration.name} (${migration.up.length} statements). Read it before committing.`,
  )
  for (const warning of up.warnings) print(`Look at this: ${warning}`)
  return migration.name
}

/** Does the schema of the config differ from the newest committed snapshot? */
export async function schemaDrift(options: {
  readonly payload: Payload
  readonly directory?: string
}): Promise<boolean> {
  const { before, after } = await snapshots(options.payload, options.directory ?? SQLITE_MIGRATIONS)
  return !isSameSchema(before, after)
}

/** The parts of Payload's SQLite adapter used here; they exist before it connects. */
interface SchemaSource {
  requireDrizzleKit: () => DrizzleKit
  schema: Record<string, unknown>
}

async function snapshots(
  payload: Payload,
  directory: string,
): Promise<{ before: SchemaSnapshot; after: SchemaSnapshot; kit: DrizzleKit }> {
  const { requireDrizzleKit, schema } = payload.db as unknown as SchemaSource
  const kit = requireDrizzleKit()
  const newest = (await filesOf(directory, '.json')).at(-1)
  const before: SchemaSnapshot =
    newest === undefined
      ? EMPTY_SNAPSHOT
      : (JSON.parse(await readFile(join(directory, newest), 'utf8')) as SchemaSnapshot)
  const after = await kit.generateDrizzleJson(schema)
  return { before, after: { ...after, prevId: before.id }, kit }
}

/** Snapshots carry a random id each; the tables alone are the schema. */
function isSameSchema(before: SchemaSnapshot, after: SchemaSnapshot): boolean {
  return canonical(before.tables) === canonical(after.tables)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

async function migrationNames(directory: string): Promise<string[]> {
  return (await filesOf(directory, '.ts')).map((file) => file.slice(0, -'.ts'.length))
}

async function filesOf(directory: string, ending: string): Promise<string[]> {
  const files = await readdir(directory)
  return files.filter((file) => /^\d{8}_\d{6}_\w+\.\w+$/.test(file) && file.endsWith(ending)).sort()
}

/** 20261123_054300, UTC: sorts by age. */
function stampOf(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '_')
}
