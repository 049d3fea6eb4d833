import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BackupError } from './backupError'
import { messages } from './messages'

export const MANIFEST = 'manifest.json'
/** Beside the manifest: when the backup was last opened and found good. */
export const PROOF = 'proven.json'
export const FORMAT = 1

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A table or a MongoDB collection: its rows in canonical order under one SHA-256. */
const tableSchema = z.strictObject({ name: z.string(), rows: count, sha256 })
/** A file of the backup, by its path with `/` from the backup's directory. */
const fileSchema = z.strictObject({ path: z.string(), bytes: count, sha256 })

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  software: z.string(),
  createdAt: z.iso.datetime(),
  database: z.enum(['sqlite', 'mongodb']),
  /** Tables, indexes and triggers as SQL, hashed; null on MongoDB. */
  schema: sha256.nullable(),
  migrations: z.array(z.string()),
  /** Folders of DATA_DIR whose files are in the backup; null: the database alone. */
  fileFolders: z.array(z.string()).nullable(),
  total: z.strictObject({ rows: count, files: count, bytes: count }),
  tables: z.array(tableSchema),
  files: z.array(fileSchema),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TableDigest = z.infer<typeof tableSchema>
export type FileDigest = z.infer<typeof fileSchema>
/** The part of a manifest that a database gives. */
export type DatabaseDump = Pick<Manifest, 'files' | 'migrations' | 'schema' | 'tables'>

/** The text of manifest.json: the manifest and a checksum over it. */
export function manifestText(manifest: Manifest): string {
  const checksum = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  return `${JSON.stringify({ ...manifest, checksum }, null, 2)}\n`
}

/** Reads manifest.json. Throws `backup_damaged` when a single byte of it is not as written. */
export function parseManifest(text: string): Manifest {
  const { checksum: _checksum, ...raw } = jsonObject(text)
  if (typeof raw.format === 'number' && raw.format > FORMAT) {
    throw new BackupError('backup_refused', messages.newerFormat(raw.format))
  }
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw damaged(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  if (manifestText(parsed.data) !== text) throw damaged('its checksum is wrong')
  return parsed.data
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object') return { ...value }
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error))
  }
  throw damaged('it is not an object')
}

const damaged = (reason: string): BackupError =>
  new BackupError('backup_damaged', messages.badManifest(reason))
