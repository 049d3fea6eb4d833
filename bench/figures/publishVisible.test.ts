import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { judge, type Publication } from './publishVisible'

/** Readings one after another, 10 ms each, old until `seen` and new from there on. */
const readings = (count: number, seen: number) =>
  Array.from({ length: count }, (_, index) => ({
    sentAt: index * 10,
    endedAt: index * 10 + 9,
    isNew: index >= seen,
  }))

describe('judge', () => {
  test('waits from the sending of the change to the end of the first new answer', () => {
    const publication: Publication = { sentAt: 5, storedAt: 38, readings: readings(6, 3) }
    expect(judge(publication, true)).toEqual({ waitedMs: 34, stale: 0 })
  })

  test('an old answer asked for after the change was stored is stale, in the same process only', () => {
    const publication: Publication = { sentAt: 0, storedAt: 15, readings: readings(6, 4) }
    expect(judge(publication, true).stale).toBe(2)
    expect(judge(publication, false).stale).toBe(0)
  })

  test('an old answer after a new one is always found', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.nat(18),
        fc.boolean(),
        (count, at, isSameProcess) => {
          const seen = at % (count - 1)
          const good = readings(count, seen)
          const storedAt = seen * 10 + 9
          expect(judge({ sentAt: 0, storedAt, readings: good }, isSameProcess).stale).toBe(0)
          const bad = good.map((reading, index) =>
            index === count - 1 ? { ...reading, isNew: false } : reading,
          )
          expect(judge({ sentAt: 0, storedAt, readings: bad }, isSameProcess).stale).toBe(1)
        },
      ),
    )
  })

  test('what is never seen was waited for without end', () => {
    expect(judge({ sentAt: 0, storedAt: 1, readings: readings(3, 9) }, true).waitedMs).toBe(
      Infinity,
    )
  })
})
