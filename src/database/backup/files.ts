import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileDigest } from './manifest'

/** Backups hold children's data: their directories and files are the owner's alone. */
export const PRIVATE_DIRECTORY = 0o700
export const PRIVATE_FILE = 0o600

/** Copies one file by content and makes sure it is on the disk; returns what was copied. */
export function copyFile(from: string, to: string, path: string): Promise<FileDigest> {
  return writeChunks(createReadStream(from), to, path)
}

/** Writes a new file and makes sure it is on the disk; returns its size and SHA-256. */
export async function writeChunks(
  chunks: AsyncIterable<Buffer>,
  to: string,
  path: string,
): Promise<FileDigest> {
  await mkdir(dirname(to), { mode: PRIVATE_DIRECTORY, recursive: true })
  const target = await open(to, 'wx', PRIVATE_FILE)
  try {
    const digest = await digestOf(chunks, (chunk) => target.writeFile(chunk))
    await target.sync()
    return { path, ...digest }
  } finally {
    await target.close()
  }
}

/** Size and SHA-256 of a file, streamed. */
export async function digestFile(file: string, path: string): Promise<FileDigest> {
  return { path, ...(await digestOf(createReadStream(file))) }
}

/** Size and SHA-256 of a stream; `write` receives every piece of it. */
export async function digestOf(
  chunks: AsyncIterable<Buffer>,
  write?: (chunk: Buffer) => Promise<void>,
): Promise<Omit<FileDigest, 'path'>> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.byteLength
    await write?.(chunk)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/**
 * Paths (with `/`, from `root`) of all ordinary files below `root/folder`, in order; [] when the
 * folder is not there. Links are not followed: they could lead anywhere.
 */
export async function listFiles(root: string, folder = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(absent)
  const nested = await Promise.all(
    (entries ?? []).map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return listFiles(root, path)
      return entry.isFile() ? [path] : []
    }),
  )
  return nested.flat().sort()
}

/** Sum of the sizes of files, 0 for those that are gone. */
export async function sizeOfFiles(root: string, paths: readonly string[]): Promise<number> {
  let sum = 0
  for (const path of paths) sum += (await stat(join(root, path)).catch(absent))?.size ?? 0
  return sum
}

/** Makes the names in a directory durable: a file can be on the disk while its name is not. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts a file that another library wrote on the disk, readable by its owner alone. */
export async function sealFile(file: string): Promise<void> {
  await chmod(file, PRIVATE_FILE)
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Is there anything at this path? */
export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== undefined
}

/** For `.catch`: what is missing, also below something that is no folder, is `undefined`; any other error stays one. */
export function absent(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTDIR')) throw error
  return undefined
}

/** Is this an error of the operating system with that code? */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
