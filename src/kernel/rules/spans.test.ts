import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom } from '../days'
import { inForceOn, lastDayOn, nextTurn, type DaySpan } from './spans'

const DAYS = Array.from({ length: 40 }, (_, index) => dayFrom('2026-12-10', index))
const day = fc.integer({ min: 3, max: DAYS.length - 4 })

/** Packs of one institution in order, no two beginning on one day. */
const packs = fc
  .uniqueArray(
    fc.record({ from: day, length: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }) }),
    { maxLength: 6, selector: ({ from }) => from },
  )
  .map((all) =>
    all
      .sort((a, b) => a.from - b.from)
      .map(({ from, length }): DaySpan => ({
        from: DAYS[from] ?? '',
        until: length === undefined ? undefined : DAYS[Math.min(from + length, DAYS.length - 2)],
      })),
  )

/** The rule in words of its own: go through the calendar, and let each beginning replace what was. */
function byCalendar(all: readonly DaySpan[]): (DaySpan | undefined)[] {
  let now: DaySpan | undefined
  return DAYS.map((today) => {
    const begun = all.find(({ from }) => from === today)
    if (begun) now = begun
    const shown = now
    if (now?.until === today) now = undefined
    return shown
  })
}

describe('what is in force', () => {
  test('on each day is what the calendar says', () => {
    fc.assert(
      fc.property(packs, (all) => {
        expect(DAYS.map((today) => inForceOn(all, today))).toEqual(byCalendar(all))
      }),
    )
  })

  test('changes next on the first day that has something else', () => {
    fc.assert(
      fc.property(packs, fc.integer({ min: 0, max: 39 }), (all, index) => {
        const calendar = byCalendar(all)
        const turn = DAYS.findIndex((_, at) => at > index && calendar[at] !== calendar[index])
        const today = DAYS[index] ?? ''
        expect(nextTurn(all, today)).toBe(DAYS[turn])
        expect(lastDayOn(all, today)).toBe(turn < 0 ? undefined : DAYS[turn - 1])
      }),
    )
  })

  test('is nothing where nothing was approved', () => {
    expect(inForceOn([], '2026-09-01')).toBeUndefined()
    expect(nextTurn([], '2026-09-01')).toBeUndefined()
  })
})
