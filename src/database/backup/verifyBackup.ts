import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupError } from './backupError'
import { absent, digestFile, listFiles } from './files'
import { MANIFEST, type FileDigest, type Manifest, PROOF, parseManifest } from './manifest'
import { messages } from './messages'
import { collectionsOf } from './mongodb'
import { SQLITE_FILE, inspectSqlite, refuseOtherContent, refuseOtherTables } from './sqlite'

/** Not named in the manifest: itself, and the mark that comes after it. */
const OWN = [MANIFEST, PROOF, `${PROOF}.part`]

/**
 * Opens a backup and compares everything in it with its manifest: names, sizes and contents of
 * files, soundness of the database, rows and digests of every table. Returns the manifest; throws
 * BackupError saying what is wrong. Changes nothing.
 */
export async function verifyBackup(directory: string): Promise<Manifest> {
  const text = await readFile(join(directory, MANIFEST), 'utf8').catch(absent)
  if (text === undefined) throw new BackupError('backup_damaged', messages.noManifest(directory))
  const manifest = parseManifest(text)
  const found = (await listFiles(directory)).filter((path) => !OWN.includes(path))
  refuseOtherNames(found, manifest.files)
  // Contents come before the database is opened: the library aborts on some damaged files.
  for (const file of manifest.files) await refuseOtherFile(directory, file)
  if (manifest.database === 'sqlite') {
    refuseOtherContent(await inspectSqlite(join(directory, SQLITE_FILE)), manifest)
  } else {
    refuseOtherTables(await collectionsOf(directory, manifest), manifest.tables)
  }
  return manifest
}

/** Throws `backup_damaged` naming the first file that is missing or unknown. */
export function refuseOtherNames(found: readonly string[], wanted: readonly FileDigest[]): void {
  const names = new Set(found)
  const missing = wanted.find(({ path }) => !names.delete(path))
  if (missing) throw new BackupError('backup_damaged', messages.missingFile(missing.path))
  const [extra] = names
  if (extra !== undefined) throw new BackupError('backup_damaged', messages.extraFile(extra))
}

/** Throws `backup_damaged` when a file is not the one that was written; `at` is where it lies. */
export async function refuseOtherFile(
  root: string,
  file: FileDigest,
  at = file.path,
): Promise<void> {
  const { bytes, sha256 } = await digestFile(join(root, at), file.path)
  if (bytes !== file.bytes) {
    throw new BackupError('backup_damaged', messages.wrongSize(file.path, bytes, file.bytes))
  }
  if (sha256 !== file.sha256) {
    throw new BackupError('backup_damaged', messages.wrongContent(file.path))
  }
}
