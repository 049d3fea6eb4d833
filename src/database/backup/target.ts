import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BackupError } from './backupError'
import { messages } from './messages'

/** Which database an address names. */
export type DatabaseTarget =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'mongodb'; readonly url: string }

/** Reads DATABASE_URL: `file:…` is a SQLite file, anything else MongoDB. */
export function databaseTarget(databaseUrl: string): DatabaseTarget {
  if (!databaseUrl.startsWith('file:')) return { kind: 'mongodb', url: databaseUrl }
  const file = databaseUrl.startsWith('file://')
    ? fileURLToPath(databaseUrl)
    : path.resolve(databaseUrl.slice('file:'.length))
  return { kind: 'sqlite', path: file }
}

/**
 * The folders of `dataDir` to copy, relative and with `/`, without those inside another one.
 * Throws `backup_refused` for a folder that is not below `dataDir`.
 */
export function foldersBelow(dataDir: string, folders: readonly string[]): string[] {
  const relative = folders.map((folder) => {
    const below = path.relative(dataDir, path.resolve(dataDir, folder))
    if (below === '' || /^\.\.(?:[\\/]|$)/.test(below) || path.isAbsolute(below)) {
      throw new BackupError('backup_refused', messages.outside(folder))
    }
    return below.split(path.sep).join('/')
  })
  const isInside = (folder: string): boolean =>
    relative.some((other) => folder.startsWith(`${other}/`))
  return [...new Set(relative)].filter((folder) => !isInside(folder)).sort()
}

/** `2026-11-23T05-43-00Z`: names of backups sort by age and suit every file system. */
export function stampOf(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}
