import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PRIVATE_FILE, absent } from './files'
import { type Manifest, PROOF } from './manifest'
import { messages } from './messages'
import { verifyBackup } from './verifyBackup'

const proofSchema = z.object({ createdAt: z.iso.datetime(), provenAt: z.iso.datetime() })
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/

/** How the name of a backup without the uploaded files ends; migrations make such ones. */
export const DATABASE_ONLY = '-database'

const DAY = 24 * 60 * 60 * 1000

/** A backup that was opened and found good: where it lies, when it was made and last proven. */
export interface ProvenBackup {
  readonly directory: string
  readonly createdAt: Date
  readonly provenAt: Date
}

/**
 * Opens a backup and compares it with its manifest; a good one is marked as proven now, a bad one
 * loses its mark and the BackupError says what is wrong.
 */
export async function proveBackup(directory: string, now = new Date()): Promise<Manifest> {
  const proof = join(directory, PROOF)
  try {
    const manifest = await verifyBackup(directory)
    const text = { createdAt: manifest.createdAt, provenAt: now.toISOString() }
    await writeFile(`${proof}.part`, `${JSON.stringify(text)}\n`, { mode: PRIVATE_FILE })
    await rename(`${proof}.part`, proof)
    return manifest
  } catch (error) {
    await rm(proof, { force: true })
    throw error
  }
}

/**
 * The newest backup of database and files below `<dataDir>/backups` that is marked as proven; reads
 * no backup.
 */
export async function lastProvenBackup(
  dataDir: string,
  to = join(dataDir, 'backups'),
): Promise<ProvenBackup | undefined> {
  for (const name of (await backupNames(to, '')).reverse()) {
    const directory = join(to, name)
    const proof = proofOf(await readFile(join(directory, PROOF), 'utf8').catch(absent))
    if (proof) return { directory, ...proof }
  }
  return undefined
}

/**
 * Removes the oldest backups until `keep` are left (and as many of the database alone), and what a
 * crash left half made a day ago.
 * The newest proven backup is never removed.
 */
export async function pruneBackups(options: {
  readonly dataDir: string
  readonly to?: string
  readonly keep: number
  readonly print: (line: string) => void
  readonly now?: Date
}): Promise<void> {
  const { dataDir, to = join(dataDir, 'backups'), keep, print, now = new Date() } = options
  const last = await lastProvenBackup(dataDir, to)
  const kinds = await Promise.all(['', DATABASE_ONLY].map((ending) => backupNames(to, ending)))
  const old = kinds
    .flatMap((names) => names.slice(0, Math.max(0, names.length - keep)))
    .map((name) => join(to, name))
  const left = await abandoned(to, now)
  for (const directory of [...old, ...left].filter((path) => path !== last?.directory)) {
    await rm(directory, { force: true, recursive: true })
    print(messages.pruned(directory))
  }
}

function proofOf(text: string | undefined): Omit<ProvenBackup, 'directory'> | undefined {
  if (text === undefined) return undefined
  try {
    const { createdAt, provenAt } = proofSchema.parse(JSON.parse(text))
    return { createdAt: new Date(createdAt), provenAt: new Date(provenAt) }
  } catch {
    // A mark that cannot be read proves nothing; the next run of proveBackup writes it anew.
    return undefined
  }
}

/** Names of finished backups of one kind, oldest first. */
async function backupNames(to: string, ending: string): Promise<string[]> {
  const names = (await readdir(to).catch(absent)) ?? []
  return names
    .filter(
      (name) => name.endsWith(ending) && NAME.test(name.slice(0, name.length - ending.length)),
    )
    .sort()
}

async function abandoned(to: string, now: Date): Promise<string[]> {
  const names = ((await readdir(to).catch(absent)) ?? []).filter((name) => name.endsWith('.part'))
  const ages = await Promise.all(
    names.map(async (name) => ({
      age: now.getTime() - ((await stat(join(to, name)).catch(absent))?.mtimeMs ?? now.getTime()),
      directory: join(to, name),
    })),
  )
  return ages.filter(({ age }) => age > DAY).map(({ directory }) => directory)
}
