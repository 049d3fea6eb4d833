import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { PRIVATE_DIRECTORY, PRIVATE_FILE, absent, exists, sealFile, syncDirectory } from './files'

const JOURNAL = 'restore-in-progress.json'
const movesSchema = z.array(z.strictObject({ from: z.string(), to: z.string() }))

/** A file or folder that changes its place, by absolute paths on one file system. */
export interface Move {
  readonly from: string
  readonly to: string
}

/**
 * Makes the moves in order; what is not there is passed over. They are written down first, so that
 * `undoMoves` can take them back after a crash. `finishMoves` ends it.
 */
export async function startMoves(dataDir: string, moves: readonly Move[]): Promise<void> {
  const journal = join(dataDir, JOURNAL)
  await writeFile(journal, JSON.stringify(moves), { flag: 'wx', mode: PRIVATE_FILE })
  await sealFile(journal)
  await syncDirectory(dataDir)
  for (const { from, to } of moves) {
    if (!(await exists(from))) continue
    await mkdir(dirname(to), { mode: PRIVATE_DIRECTORY, recursive: true })
    await rename(from, to)
  }
}

/** Makes the moves final. */
export async function finishMoves(dataDir: string, moves: readonly Move[]): Promise<void> {
  const folders = moves.flatMap(({ from, to }) => [dirname(from), dirname(to)])
  for (const folder of new Set(folders)) if (await exists(folder)) await syncDirectory(folder)
  await rm(join(dataDir, JOURNAL), { force: true })
  await syncDirectory(dataDir)
}

/**
 * Takes back the moves of a restore that did not finish, newest first, and says whether there were
 * any. May be interrupted and repeated: a move counts as made when only its goal is there.
 */
export async function undoMoves(dataDir: string): Promise<boolean> {
  const text = await readFile(join(dataDir, JOURNAL), 'utf8').catch(absent)
  if (text === undefined) return false
  const moves = movesOf(text)
  for (const { from, to } of [...moves].reverse()) {
    if ((await exists(from)) || !(await exists(to))) continue
    await mkdir(dirname(from), { mode: PRIVATE_DIRECTORY, recursive: true })
    await rename(to, from)
  }
  await finishMoves(dataDir, moves)
  return true
}

/** A journal cut short was still being written: no move had begun. */
function movesOf(text: string): Move[] {
  try {
    return movesSchema.parse(JSON.parse(text))
  } catch {
    return []
  }
}
