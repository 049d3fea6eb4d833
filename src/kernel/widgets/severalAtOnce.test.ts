import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { severalAtOnce } from './severalAtOnce'

test('everything is done once, answered in order, and never more of it at once', async () => {
  const delays = fc.array(fc.nat({ max: 3 }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(delays, fc.integer({ min: 1, max: 5 }), async (all, most) => {
      let [now, highest, done] = [0, 0, 0]
      const answers = await severalAtOnce(all, most, async (delay) => {
        highest = Math.max(highest, ++now)
        await new Promise((resolve) => setTimeout(resolve, delay))
        now--
        done++
        return delay
      })
      expect(answers).toEqual(all)
      expect(done).toBe(all.length)
      expect(highest).toBe(Math.min(most, all.length))
    }),
    { numRuns: 30 },
  )
})

test('what fails is told', async () => {
  const work = (one: number) =>
    one === 2 ? Promise.reject(new Error('two')) : Promise.resolve(one)
  await expect(severalAtOnce([1, 2, 3], 2, work)).rejects.toThrow('two')
})
