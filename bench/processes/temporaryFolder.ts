import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Runs `work` with a folder of its own, which is removed afterwards; after a failure it stays as evidence. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orda-bench-'))
  try {
    const result = await work(folder)
    await rm(folder, { force: true, recursive: true })
    return result
  } catch (error) {
    if (error instanceof Error) error.message += ` (its files: ${folder})`
    throw error
  }
}
