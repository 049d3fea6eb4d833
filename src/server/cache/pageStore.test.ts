import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { keptPage } from './fakeExchange'
import { createPageStore } from './pageStore'

describe('the store', () => {
  test('finds a page by key and by the raw address linked to it', () => {
    const store = createPageStore(10_000)
    const page = keptPage({ key: 'a' })
    expect(store.put(page)).toBe(true)
    store.link('raw', page)
    expect(store.get('a')).toBe(page)
    expect(store.at('raw')).toBe(page)
    expect(store.at('a')).toBeUndefined()
    store.remove(page)
    expect(store.get('a')).toBeUndefined()
    expect(store.at('raw')).toBeUndefined()
  })

  test('a newer page replaces the older, its links and its tags', () => {
    const store = createPageStore(10_000)
    const older = keptPage({ key: 'a', tags: ['t'], status: 404 })
    const newer = keptPage({ key: 'a', tags: ['u'] })
    store.put(older)
    store.link('raw', older)
    store.put(newer)
    store.link('other', older)
    store.remove(older)
    expect(store.get('a')).toBe(newer)
    expect(store.at('raw')).toBeUndefined()
    expect(store.at('other')).toBeUndefined()
    expect(store.drop(['t'])).toBe(0)
    expect(store.drop(['u'])).toBe(1)
    expect(store.stats).toMatchObject({ pages: 0, absences: 0, bytes: 0, evicted: 0 })
  })

  test('drops exactly the pages that carry a tag', () => {
    const store = createPageStore(10_000)
    for (const [key, ...tags] of [
      ['a', 's', 't'],
      ['b', 't'],
      ['c', 'u'],
    ] as const) {
      store.put(keptPage({ key, tags }))
    }
    expect(store.drop(['s', 't', 'nobody'])).toBe(2)
    expect(['a', 'b', 'c'].filter((key) => store.get(key))).toEqual(['c'])
  })

  test('evicts what was used longest ago; a raw address counts as use', () => {
    const store = createPageStore(1000)
    const pages = Array.from({ length: 9 }, (_, at) => keptPage({ key: `k${at}` }))
    for (const page of pages) store.put(page)
    const [first] = pages
    if (first) store.link('raw', first)
    store.at('raw')
    store.get('k1')
    store.put(keptPage({ key: 'new' }))
    expect(store.get('k0')).toBe(first)
    expect(store.get('k1')).toBeDefined()
    expect(store.get('k2')).toBeUndefined()
    expect(store.stats.evicted).toBe(1)
  })

  test('keeps no page larger than a tenth, nor the older one in its place', () => {
    const store = createPageStore(1000)
    store.put(keptPage({ key: 'a' }))
    expect(store.put(keptPage({ key: 'a', bytes: 101 }))).toBe(false)
    expect(store.get('a')).toBeUndefined()
  })

  test('pages that say "not found" evict each other only', () => {
    const store = createPageStore(10_000)
    store.put(keptPage({ key: 'real' }))
    for (let at = 0; at < 1000; at++) {
      store.put(keptPage({ key: `k${at}`, status: at % 2 ? 404 : 410 }))
    }
    expect(store.get('real')).toBeDefined()
    expect(store.get('k999')).toBeDefined()
    expect(store.stats).toMatchObject({ pages: 1, absences: 10, absenceBytes: 1000, bytes: 1100 })
  })

  test('clears everything', () => {
    const store = createPageStore(10_000)
    const page = keptPage({ key: 'a', tags: ['t'] })
    store.put(page)
    store.put(keptPage({ key: 'b', status: 404 }))
    store.link('raw', page)
    store.clear()
    expect(store.at('raw')).toBeUndefined()
    expect(store.drop(['t'])).toBe(0)
    expect(store.stats).toMatchObject({ pages: 0, absences: 0, bytes: 0 })
  })

  test('never counts more than its bound, and counts what it holds', () => {
    const step = fc.record({
      key: fc.constantFrom(...'abcdefghijklmnop'),
      bytes: fc.integer({ min: 1, max: 150 }),
      status: fc.constantFrom(200 as const, 404 as const),
      tag: fc.constantFrom('s', 't', 'u'),
      kind: fc.constantFrom('put', 'put', 'put', 'get', 'drop'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = createPageStore(1000)
        for (const { key, bytes, status, tag, kind } of steps) {
          if (kind === 'put') store.put(keptPage({ key, bytes, status, tags: [tag] }))
          else if (kind === 'get') store.get(key)
          else store.drop([tag])
          const held = [...'abcdefghijklmnop'].flatMap((name) => store.get(name) ?? [])
          expect(store.stats.bytes).toBe(held.reduce((sum, page) => sum + page.bytes, 0))
          expect(store.stats.bytes).toBeLessThanOrEqual(1000)
          expect(store.stats.absenceBytes).toBeLessThanOrEqual(100)
        }
      }),
    )
  })
})
