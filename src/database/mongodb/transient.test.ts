import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { isTransient, repeat } from './transient'

const conflict = () => Object.assign(new Error('WriteConflict'), { code: 112 })

describe('isTransient', () => {
  test.each([
    ['a write conflict', conflict()],
    ['a label', Object.assign(new Error('x'), { errorLabels: ['TransientTransactionError'] })],
    [
      "the driver's set of labels",
      Object.assign(new Error('x'), { errorLabelSet: new Set(['TransientTransactionError']) }),
    ],
    ['either, wrapped', new Error('a', { cause: new Error('b', { cause: conflict() }) })],
  ])('is true for %s', (_, error) => {
    expect(isTransient(error)).toBe(true)
  })

  test.each([
    ['a duplicate key', Object.assign(new Error('x'), { code: 11000 })],
    ['another label', Object.assign(new Error('x'), { errorLabels: ['RetryableWriteError'] })],
    ['no error', undefined],
    ['a text', 'TransientTransactionError'],
  ])('is false for %s', (_, error) => {
    expect(isTransient(error)).toBe(false)
  })
})

describe('repeat', () => {
  test('tries again until it succeeds, as often as allowed, and no more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 8 }),
        async (attempts, failures) => {
          const seen: number[] = []
          const work = repeat(
            (attempt) => {
              seen.push(attempt)
              return attempt <= failures ? Promise.reject(conflict()) : Promise.resolve('done')
            },
            { attempts, baseMs: 0 },
          )
          const outcome = await work.catch(({ code }: { code: number }) => code)
          expect(outcome).toBe(failures < attempts ? 'done' : 112)
          const tries = Math.min(failures + 1, attempts)
          expect(seen).toEqual(Array.from({ length: tries }, (_, index) => index + 1))
        },
      ),
      { numRuns: 50 },
    )
  })

  test('tries five times where nothing is said, and other errors once', async () => {
    let tries = 0
    const count = (error: Error) => () => {
      tries += 1
      return Promise.reject(error)
    }
    await expect(repeat(count(conflict()), { baseMs: 0 })).rejects.toThrow('WriteConflict')
    expect(tries).toBe(5)
    await expect(repeat(count(new Error('other')))).rejects.toThrow('other')
    expect(tries).toBe(6)
  })
})
