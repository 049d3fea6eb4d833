import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Batch } from './batch'
import { openMatrix, type Matrix } from './openMatrix'
import { createTally } from './tally'
import type { Person } from './world'

const SHOWN = 20
/**
 * One of so many, another one in the next batch, so that everybody is asked something. What MongoDB adds are other
 * queries, not other people.
 */
const SHARE = process.env.MONGODB_URI ? 6 : 3

/** `npm run drill:matrix` asks everybody everything, those too who hold a role where nobody would be given it. */
function askedIn(persons: readonly Person[], batch: number): readonly Person[] {
  if (process.env.MATRIX === 'full') return persons
  const usual = persons.filter(({ isOdd }) => isOdd !== true)
  return usual.filter((_, index) => index % SHARE === batch % SHARE)
}

/** For one batch, on a machine that has other things to do as well. */
const MOST_MS = 240_000

/**
 * One suite of the access matrix: every batch asked by everybody.
 * @param least cells that one person of three must have been asked: a matrix without cells proves nothing
 */
export function matrixSuite(name: string, batches: () => readonly Batch[], least: number): void {
  let matrix: Matrix
  let cells = 0
  const begun = Date.now()

  beforeAll(async () => {
    matrix = await openMatrix()
  })
  afterAll(() => matrix.stop())

  test.each(batches().map((batch, index) => [batch.name, batch, index] as const))(
    '%s',
    async (_name, batch, index) => {
      const tally = createTally()
      for (const person of askedIn(matrix.world.persons, index))
        await batch.run({ matrix, person, tally })
      cells += tally.cells
      expect(tally.wrong.slice(0, SHOWN)).toEqual([])
      expect(tally.leaks).toBe(0)
    },
    MOST_MS,
  )

  test('nothing of all this was stored, and enough was asked', async () => {
    expect(await matrix.dry.leftovers()).toEqual([])
    const seconds = Math.round((Date.now() - begun) / 1000)
    process.stdout.write(`access matrix, ${name}: ${String(cells)} cells in ${String(seconds)} s\n`)
    expect(cells).toBeGreaterThanOrEqual((least * 3) / SHARE)
  })
}
