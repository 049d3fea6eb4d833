import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { allBatches } from './allBatches'
import type { Batch } from './batch'
import type { Mutant } from './mutants'
import type { Matrix } from './openMatrix'
import { createTally, RedCell } from './tally'
import type { Person } from './world'

/** What became of one mutant. */
export type Hunted = Readonly<{
  mutant: Mutant
  /** The cell that came out wrong; undefined: nobody noticed. */
  killer: string | undefined
  ms: number
}>

/** Who notices most: the least, then those of one school, one district, one region. */
const FIRST = ['pupil at A', 'a stranger', 'editor at D', 'head at D', 'head at A', 'district at D']

/**
 * Weakens one rule after the other and asks the cells that it concerns, until one is red. A cell that is red without the
 * mutant, too, proves nothing and stops the hunt.
 * @param until when to stop, ms since 1970
 */
export async function huntMutants(
  matrix: Matrix,
  mutants: readonly Mutant[],
  until = Infinity,
  tell: (hunted: Hunted) => void = () => undefined,
): Promise<Hunted[]> {
  const files = keepFiles(matrix)
  const hunted: Hunted[] = []
  for (const mutant of mutants) {
    if (Date.now() > until) break
    const one = await hunt(matrix, mutant)
    files.giveBack()
    hunted.push(one)
    tell(one)
  }
  files.forget()
  return hunted
}

async function hunt(matrix: Matrix, mutant: Mutant): Promise<Hunted> {
  const begun = Date.now()
  for (const batch of allBatches().filter((one) => touches(one, mutant)))
    for (const person of personsFor(matrix, mutant)) {
      const takeBack = mutant.apply()
      const killer = await redCell(matrix, batch, person)
      takeBack()
      if (killer === undefined) continue
      const anyway = await redCell(matrix, batch, person)
      if (anyway === undefined) return { mutant, killer, ms: Date.now() - begun }
      throw new TypeError(`Red without any mutant: ${anyway}`)
    }
  return { mutant, killer: undefined, ms: Date.now() - begun }
}

function touches(batch: Batch, mutant: Mutant): boolean {
  return batch.touches.some((touch) => mutant.touches.includes(touch))
}

function personsFor({ world }: Matrix, { role }: Mutant): Person[] {
  const persons = world.persons.filter(
    ({ holds }) => role === undefined || holds.some((one) => one.role === role),
  )
  const rank = ({ name }: Person): number => {
    const at = FIRST.indexOf(name)
    return at < 0 ? FIRST.length : at
  }
  return [...persons].sort((a, b) => rank(a) - rank(b))
}

/** The first cell of a batch that is wrong; undefined when all are right. */
async function redCell(matrix: Matrix, batch: Batch, person: Person): Promise<string | undefined> {
  try {
    await batch.run({ matrix, person, tally: createTally(true) })
    return undefined
  } catch (error) {
    if (error instanceof RedCell) return `${batch.name}: ${error.message}`
    throw error
  }
}

/** What is removed is only taken back in the database: files are put back from a copy. */
function keepFiles({ payload }: Matrix): { giveBack: () => void; forget: () => void } {
  const directories = payload.config.collections.flatMap(({ upload }) =>
    upload && upload.staticDir ? [upload.staticDir] : [],
  )
  const copies = directories.map((directory): [string, string] => {
    const copy = mkdtempSync(path.join(tmpdir(), 'orda-files-'))
    cpSync(directory, copy, { recursive: true })
    return [directory, copy]
  })
  return {
    giveBack() {
      for (const [directory, copy] of copies) cpSync(copy, directory, { recursive: true })
    },
    forget() {
      for (const [, copy] of copies) rmSync(copy, { force: true, recursive: true })
    },
  }
}
