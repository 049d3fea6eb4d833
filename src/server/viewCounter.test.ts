import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Viewed } from '#collections'
import { createViewCounter } from './viewCounter'

const viewed = (page: string): Viewed => ({ page, place: { institution: 'i' } as Viewed['place'] })
const totals = (views: readonly (readonly [Viewed, number])[]) =>
  Object.fromEntries(views.map(([{ page }, count]) => [page, count]))

describe('a counter of views', () => {
  test('adds up the languages of a page, and a page that was made anew', () => {
    const counter = createViewCounter()
    const [kazakh, russian, other] = [viewed('a'), viewed('a'), viewed('b')]
    for (const each of [kazakh, kazakh, russian, other]) counter.count(each)
    expect(totals(counter.take())).toEqual({ a: 3, b: 1 })
    expect(counter.take()).toEqual([])
  })

  test('has a bound: pages beyond it are not counted, those within it are', () => {
    const counter = createViewCounter(2)
    const [a, b, c] = [viewed('a'), viewed('b'), viewed('c')]
    for (const each of [a, b, c, a, c, b, a]) counter.count(each)
    expect(totals(counter.take())).toEqual({ a: 3, b: 2 })
    counter.count(c)
    expect(totals(counter.take())).toEqual({ c: 1 })
  })

  test('loses nothing and invents nothing, however often it is emptied or given back to', () => {
    const objects = ['a', 'a', 'b', 'c'].map(viewed)
    const step = fc.oneof(
      fc.record({ do: fc.constant('count' as const), at: fc.nat(3) }),
      fc.record({ do: fc.constantFrom('store' as const, 'fail' as const), at: fc.constant(0) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const counter = createViewCounter()
        const expected: Record<string, number> = {}
        const stored: Record<string, number> = {}
        const store = (views: readonly (readonly [Viewed, number])[]): void => {
          for (const [{ page }, count] of views) stored[page] = (stored[page] ?? 0) + count
        }
        for (const { at, do: what } of steps) {
          const object = objects[at]
          if (what === 'count' && object) {
            counter.count(object)
            expected[object.page] = (expected[object.page] ?? 0) + 1
          }
          if (what === 'store') store(counter.take())
          if (what === 'fail') counter.giveBack(counter.take())
        }
        store(counter.take())
        expect(stored).toEqual(expected)
      }),
    )
  })
})
