import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { MigrationError } from './migrationError'

/** Free bytes of the disk that holds a folder; a parameter so that a full disk can be tested. */
export type FreeBytes = (folder: string) => Promise<number>

/** A backup beside the database, a rebuilt table and its log: measured need, with a margin. */
const FACTOR = 2.5

/** Throws `disk_full` when less than 2.5 times the database's size is free beside it. */
export async function refuseFullDisk(path: string, freeBytes: FreeBytes): Promise<void> {
  const sizes = await Promise.all([path, `${path}-wal`].map(sizeOf))
  const needed = Math.ceil(FACTOR * sizes.reduce((sum, size) => sum + size, 0))
  const free = await freeBytes(dirname(path))
  if (free >= needed) return
  throw new MigrationError(
    'disk_full',
    `Migrations need ${megabytes(needed)} MB free (${FACTOR} times the database), ` +
      `${megabytes(free)} MB are free in ${dirname(path)}. Make room and start again.`,
  )
}

/** Bytes available to this user on the disk that holds `folder`. */
export async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000)
