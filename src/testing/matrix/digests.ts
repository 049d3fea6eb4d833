import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mutant } from './mutants'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const FILE = fileURLToPath(new URL('./rules.json', import.meta.url))

/** Name of a mutant → digest of the rule it weakens, as it was when the mutant was last killed. */
type Digests = Readonly<Record<string, string>>

/** Mutants whose rules have changed since they were last killed, and those that are new. */
export function changedMutants(mutants: readonly Mutant[], known = readDigests()): Mutant[] {
  return mutants.filter((mutant) => known[mutant.name] !== digestOf(mutant))
}

/** The rules of mutants as they are now. */
export function digestsOf(mutants: readonly Mutant[]): Digests {
  return Object.fromEntries(mutants.map((mutant) => [mutant.name, digestOf(mutant)]))
}

/** Remembers that these mutants were killed, and forgets those that no longer exist. */
export function rememberKilled(all: readonly Mutant[], killed: readonly Mutant[]): void {
  const known = readDigests()
  const entries = all.flatMap((mutant): [string, string][] => {
    const digest = killed.includes(mutant) ? digestOf(mutant) : known[mutant.name]
    return digest === undefined ? [] : [[mutant.name, digest]]
  })
  const sorted = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`)
}

function readDigests(): Digests {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Digests) : {}
}

/** What a rule is: the text of the files it stands in, and of its row in a table. */
function digestOf({ rule }: Mutant): string {
  const hash = createHash('sha256')
  for (const part of rule) hash.update(part.endsWith('.ts') ? textOf(part) : part)
  return hash.digest('hex').slice(0, 12)
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
