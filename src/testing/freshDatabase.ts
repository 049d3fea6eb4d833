import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const MIGRATIONS = fileURLToPath(new URL('../database/migrations/sqlite', import.meta.url))
const KEPT = path.resolve('.cache/databases')

let kept: string | undefined

/** Where the empty database of the present migrations is kept. */
function keptFile(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(MIGRATIONS).sort())
    hash.update(name).update(readFileSync(path.join(MIGRATIONS, name)))
  return path.join(KEPT, `${hash.digest('hex').slice(0, 16)}.db`)
}

/**
 * Migrates a new SQLite file. The first test of a state of the migrations runs them all; the others begin with a copy of
 * what it made, in which none is pending.
 */
export async function migrateFresh(file: string, migrate: () => Promise<void>): Promise<void> {
  kept ??= keptFile()
  const isKept = existsSync(kept)
  if (isKept) copyFileSync(kept, file)
  await migrate()
  if (isKept) return
  mkdirSync(KEPT, { recursive: true })
  const whole = `${kept}.${randomUUID()}`
  copyFileSync(file, whole)
  renameSync(whole, kept)
}
