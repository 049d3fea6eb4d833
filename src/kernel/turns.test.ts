import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTurns } from './turns'

test('work of one key never overlaps and keeps its order, whatever fails; other keys go on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ key: fc.constantFrom('a', 'b'), fails: fc.boolean() }), {
        maxLength: 12,
      }),
      fc.scheduler(),
      async (jobs, scheduler) => {
        const inTurn = createTurns()
        const running = new Set<string>()
        const order: Record<string, number[]> = { a: [], b: [] }
        const results = jobs.map(({ fails, key }, index) =>
          inTurn(key, async () => {
            expect(running.has(key)).toBe(false)
            running.add(key)
            await scheduler.schedule(Promise.resolve())
            running.delete(key)
            order[key]?.push(index)
            if (fails) throw new TypeError(String(index))
            return index
          }),
        )
        const settled = Promise.allSettled(results)
        await scheduler.waitFor(settled)
        for (const [index, outcome] of (await settled).entries()) {
          expect(outcome.status).toBe(jobs[index]?.fails ? 'rejected' : 'fulfilled')
        }
        for (const done of Object.values(order))
          expect(done).toEqual([...done].sort((a, b) => a - b))
      },
    ),
    { numRuns: 50 },
  )
})
