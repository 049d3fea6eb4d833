import { randomUUID } from 'node:crypto'
import { link, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { PortalError } from '#kernel'

/** An operation on a document that has a file, or gets one. */
export type FileOperation = Readonly<{
  collection: string
  /** '' for a document that does not exist yet. */
  id: string
  /** The file that comes with the request. */
  made: File | undefined
}>

/**
 * Payload writes and removes files before COMMIT. This does the work with a second name on the file that may go, and
 * puts the folder back as it was when the work was refused: no document loses its file, no file lacks a document.
 * @returns what the work answered
 * @throws PortalError storage_full
 */
export async function guardFiles(
  payload: Payload,
  operation: FileOperation,
  work: () => Promise<Response>,
): Promise<Response> {
  const { made } = operation
  const directory = directoryOf(payload, operation.collection)
  // Payload takes a full disk for a bad picture.
  if (made && !(await hasRoom(directory, made.size))) throw new PortalError('storage_full')
  const current = await fileOf(payload, operation)
  const kept = current === undefined ? undefined : await keep(directory, current)
  let isDone = false
  try {
    const response = await work()
    isDone = response.ok
    return response
  } finally {
    if (!isDone && made) await rm(path.join(directory, made.name), { force: true })
    // Somebody else may have deleted the document meanwhile, and been told so.
    const isOwned = !isDone && (await fileOf(payload, operation).catch(() => current)) === current
    if (kept !== undefined)
      await release(kept, isOwned ? path.join(directory, String(current)) : undefined)
  }
}

function directoryOf(payload: Payload, collection: string): string {
  const config = payload.config.collections.find(({ slug }) => slug === collection)
  return config?.upload.staticDir ?? ''
}

/** The smaller sizes of a picture, and the database, want some room as well. */
async function hasRoom(directory: string, bytes: number): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize > 2 * bytes
  } catch (error) {
    // The first picture makes the folder.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
}

async function fileOf(
  payload: Payload,
  { collection, id }: FileOperation,
): Promise<string | undefined> {
  if (id === '') return undefined
  const where = { id: { equals: id } }
  const document = await payload.db.findOne<{ id: string; filename?: unknown }>({
    collection,
    where,
  })
  const name = document?.filename
  return typeof name === 'string' ? path.basename(name) : undefined
}

/** A second name costs no space on the disk; one that begins with a dot is never served. */
async function keep(directory: string, name: string): Promise<string | undefined> {
  const kept = path.join(directory, `.${name}.${randomUUID()}`)
  return (await linked(path.join(directory, name), kept, 'ENOENT')) ? kept : undefined
}

/** Gives the file its own name back if it has lost it and should have it, and takes the second one away. */
async function release(kept: string, original: string | undefined): Promise<void> {
  if (original !== undefined) await linked(kept, original, 'EEXIST')
  await rm(kept, { force: true })
}

/** @returns false for the one fault that is none here */
async function linked(from: string, to: string, harmless: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === harmless) return false
    throw error
  }
}
