import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom, type DaySpan } from '#kernel'
import { misfitAmong } from './fitAmong'

const YEAR = { from: '2026-09-01', until: '2027-08-31' }
const OPEN = { from: '2026-09-01' }

describe('a pack', () => {
  test.each([
    ['alone', [], OPEN],
    ['the day after a dated one', [YEAR], { from: '2027-09-01' }],
    ['after an open one, which it ends', [OPEN], { from: '2026-12-01' }],
    ['up to the day before the next', [YEAR], { from: '2026-01-01', until: '2026-08-31' }],
    ['open, before the next, which ends it', [YEAR], { from: '2026-01-01' }],
    ['between an open one and the next', [OPEN, { from: '2027-01-01' }], { from: '2026-10-01' }],
  ])('fits %s', (_, approved, pack) => {
    expect(misfitAmong(approved, pack)).toBeUndefined()
  })

  test.each<[string, DaySpan[], DaySpan, object]>([
    ['begins with another', [OPEN], OPEN, { code: 'pack_overlap', from: '2026-09-01', until: '…' }],
    [
      'begins inside a dated one',
      [YEAR],
      { from: '2027-08-31' },
      { code: 'pack_overlap', from: '2027-08-31', until: '2027-08-31' },
    ],
    [
      'ends inside the next',
      [YEAR],
      { from: '2026-01-01', until: '2026-09-02' },
      { code: 'pack_overlap', from: '2026-09-01', until: '2026-09-02' },
    ],
    [
      'leaves a day before it',
      [YEAR],
      { from: '2027-09-02' },
      { code: 'pack_gap', from: '2027-09-01', until: '2027-09-01' },
    ],
    [
      'leaves days behind it',
      [YEAR],
      { from: '2026-01-01', until: '2026-08-29' },
      { code: 'pack_gap', from: '2026-08-30', until: '2026-08-31' },
    ],
  ])('that %s is refused', (_, approved, pack, misfit) => {
    expect(misfitAmong(approved, pack)).toEqual(misfit)
  })
})

test('whatever is approved one after another leaves no day with two packs, nor with none between them', () => {
  const start = fc.integer({ min: 0, max: 30 })
  const length = fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined })
  fc.assert(
    fc.property(fc.array(fc.tuple(start, length), { maxLength: 12 }), (wanted) => {
      const approved: { from: string; until: string | undefined }[] = []
      for (const [from, days] of wanted) {
        const first = dayFrom('2026-09-01', from)
        const pack = { from: first, until: days === undefined ? undefined : dayFrom(first, days) }
        if (misfitAmong(approved, pack)) continue
        approved.push(pack)
        approved.sort((a, b) => (a.from < b.from ? -1 : 1))
      }
      for (const [index, { from, until }] of approved.entries()) {
        const next = approved[index + 1]?.from
        expect(next === undefined || from < next).toBe(true)
        // A dated one ends exactly where the next begins; an open one lasts until then.
        if (until !== undefined && next !== undefined) expect(dayFrom(until, 1)).toBe(next)
      }
    }),
  )
})
