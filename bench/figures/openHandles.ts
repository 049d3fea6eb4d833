import type { Payload } from 'payload'
import { inTransaction } from '#kernel'
import { slope } from '../measure/statistics'
import { openPortalHere } from '../portal/openPortalHere'
import { openFiles } from '../processes/usage'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const WRITERS = 4

/** Transactions done so far, and handles open then. */
type Point = readonly [transactions: number, handles: number]

/** Handles left open by transactions: one each would end the process after a thousand. */
export const openHandles: Figure = {
  name: 'openHandles',
  run: ({ isShort }) =>
    inTemporaryFolder(async (dataDir) => {
      const portal = await openPortalHere(dataDir)
      const points = await count(portal.payload, isShort ? 2000 : 10_000)
      await portal.close()
      return [outcomeOf(points)]
    }),
}

async function count(payload: Payload, transactions: number): Promise<Point[]> {
  const step = transactions / 10
  const points: Point[] = [[0, openFiles()]]
  for (let done = step; done <= transactions; done += step) {
    await Promise.all(Array.from({ length: WRITERS }, () => write(payload, step / WRITERS)))
    points.push([done, openFiles()])
  }
  return points
}

/** Every tenth is rolled back: that way out must close what it opened as well. */
async function write(payload: Payload, times: number): Promise<void> {
  const refusal = new Error('rolled back on purpose')
  for (let time = 0; time < times; time++) {
    try {
      await inTransaction(payload, async (req) => {
        await payload.db.create({ collection: 'invalidations', data: { tags: ['none'] }, req })
        if (time % 10 === 9) throw refusal
      })
    } catch (error) {
      if (error !== refusal) throw error
    }
  }
}

/** Flat: fewer than one handle more for every thousand transactions. The first tenth may open what is kept. */
export function outcomeOf(points: readonly Point[]): Outcome {
  const settled = points.slice(1)
  const perThousand = points.some(([, open]) => Number.isNaN(open))
    ? Number.NaN
    : slope(settled) * 1000
  const handles = points.map(([, open]) => String(open)).join(' ')
  return {
    figure: `open handles over ${points.at(-1)?.[0].toLocaleString('en') ?? '0'} transactions`,
    target: 'flat',
    measured: Number.isNaN(perThousand)
      ? 'the system does not tell'
      : `${perThousand.toFixed(2)} per 1,000`,
    verdict: Number.isNaN(perThousand) ? 'not run' : speed(Math.abs(perThousand) < 1),
    note: `after each tenth: ${handles}`,
  }
}
