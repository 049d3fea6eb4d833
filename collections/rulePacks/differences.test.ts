import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { differencesOf, type Difference } from './differences'

describe('the differences of two packs', () => {
  test('are told by their way down', () => {
    const before = { year: '2026', weeks: 34, terms: [{ key: 'q1', from: 'a' }], note: 'x' }
    const now = { year: '2026', weeks: 33, terms: [{ key: 'q1', from: 'b' }], school: { id: 1 } }
    expect(differencesOf(before, now)).toEqual([
      { path: 'weeks', change: 'changed', before: 34, now: 33 },
      { path: 'terms.q1.from', change: 'changed', before: 'a', now: 'b' },
      { path: 'note', change: 'removed', before: 'x' },
      { path: 'school', change: 'added', now: { id: 1 } },
    ])
  })

  test('of rows with a key do not depend on where they stand', () => {
    const rows = [
      { key: 'a', n: 1 },
      { key: 'b', n: 2 },
    ]
    expect(differencesOf(rows, rows.toReversed())).toEqual([])
    expect(differencesOf(rows, [{ key: 'c', n: 3 }, ...rows])).toEqual([
      { path: 'c', change: 'added', now: { key: 'c', n: 3 } },
    ])
  })

  test('of rows without a key, or with one twice, are told by their place', () => {
    expect(differencesOf({ grades: [1, 2] }, { grades: [1, 3, 4] })).toEqual([
      { path: 'grades.1', change: 'changed', before: 2, now: 3 },
      { path: 'grades.2', change: 'added', now: 4 },
    ])
    const twice = [{ key: 'a' }, { key: 'a', n: 1 }]
    expect(differencesOf([{ key: 'a' }], twice)).toEqual([
      { path: '1', change: 'added', now: { key: 'a', n: 1 } },
    ])
  })

  test('of values of another kind are one change', () => {
    expect(differencesOf({ a: [1] }, { a: { b: 1 } })).toEqual([
      { path: 'a', change: 'changed', before: [1], now: { b: 1 } },
    ])
    expect(differencesOf(null, {})).toEqual([
      { path: '', change: 'changed', before: null, now: {} },
    ])
  })
})

const name = fc.constantFrom('a', 'b', 'c', 'd')
const leaf = fc.oneof(fc.integer({ max: 9, min: 0 }), fc.boolean(), fc.constant('x'))
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(name, fc.oneof({ maxDepth: 3 }, leaf, tie('tree')), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
}))

/** What differences make of the values that they were taken from. */
function applied(values: unknown, all: readonly Difference[]): unknown {
  const copy = structuredClone(values) as Record<string, unknown>
  for (const one of all) {
    const names = one.path.split('.')
    const last = names.pop() ?? ''
    const at = names.reduce((object, part) => object[part] as Record<string, unknown>, copy)
    if (one.change === 'removed') delete at[last]
    else at[last] = one.now
  }
  return copy
}

test('applied to the values before they give the values now, and none are told of the same values', () => {
  fc.assert(
    fc.property(tree, tree, (before, now) => {
      expect(applied(before, differencesOf(before, now))).toEqual(now)
      expect(differencesOf(before, structuredClone(before))).toEqual([])
    }),
  )
})
