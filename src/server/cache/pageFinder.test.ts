import { describe, expect, test } from '@jest/globals'
import { fakeRequest, keptPage } from './fakeExchange'
import { createAddressOf } from './pageAddress'
import { createPageFinder } from './pageFinder'
import { createPageStore } from './pageStore'

function setUp() {
  const store = createPageStore(100_000)
  const clock = { now: 1000 }
  const parsed: (string | undefined)[] = []
  const addressOf = createAddressOf({
    hostOf: (header) => (header?.toLowerCase() === 'portal.kz' ? 'portal.kz' : undefined),
    queryKeysOf: () => ['page'],
    viewOf: (value) => (value === 'xl' ? value : ''),
  })
  const finder = createPageFinder(store, {
    addressOf: (req) => (parsed.push(req.url), addressOf(req)),
    now: () => clock.now,
  })
  const find = (url: string, headers = {}) => finder.byRequest(fakeRequest(url, headers))
  return { clock, find, finder, parsed, store }
}

describe('by request', () => {
  test('the second time without parsing', () => {
    const { find, parsed, store } = setUp()
    const page = keptPage({ key: 'portal.kz/kk/#' })
    store.put(page)
    expect([find('/kk/'), find('/kk/'), find('/kk/')]).toEqual([page, page, page])
    expect(parsed).toEqual(['/kk/'])
  })

  test('finds the page under other spellings, and remembers none of them', () => {
    const { find, parsed, store } = setUp()
    const page = keptPage({ key: 'portal.kz/kk/?page=2#' })
    store.put(page)
    const spellings = ['/kk/?page=2&utm=1', '/kk/?x&page=2', '/kk/?page=2&page=3']
    for (const url of [...spellings, ...spellings]) expect(find(url)).toBe(page)
    expect(parsed).toHaveLength(6)
  })

  test('a host and a path cannot look like another pair', () => {
    const { find, store } = setUp()
    store.put(keptPage({ key: 'portal.kz/kk/x#' }))
    expect(find('/kk/x')).toBeDefined()
    expect(find('/x', { host: 'portal.kz/kk' })).toBeUndefined()
    expect(find('k/x', { host: 'portal.kz/k' })).toBeUndefined()
  })

  test('takes the view into account, whatever was found before', () => {
    const { find, store } = setUp()
    const plain = keptPage({ key: 'portal.kz/kk/#' })
    const large = keptPage({ key: 'portal.kz/kk/#xl' })
    store.put(plain)
    expect(find('/kk/')).toBe(plain)
    expect(find('/kk/', { cookie: 'orda=1; view=xl' })).toBeUndefined()
    store.put(large)
    expect(find('/kk/', { cookie: 'orda=1; view=xl' })).toBe(large)
    expect(find('/kk/', { cookie: 'view=nonsense' })).toBe(plain)
    expect(find('/kk/', { cookie: 'orda=1' })).toBe(plain)
    expect(find('/kk/')).toBe(plain)
  })

  test('finds nothing once the page is gone', () => {
    const { find, store } = setUp()
    store.put(keptPage({ key: 'portal.kz/kk/#', tags: ['t'] }))
    expect(find('/kk/')).toBeDefined()
    store.drop(['t'])
    expect(find('/kk/')).toBeUndefined()
  })
})

describe('time', () => {
  test('a page is gone at the moment its time runs out', () => {
    const { clock, find, finder, store } = setUp()
    const page = keptPage({ key: 'portal.kz/kk/#', freshUntil: 2000 })
    store.put(page)
    clock.now = 1999
    expect(find('/kk/')).toBe(page)
    expect(finder.byKey(page.key)).toBe(page)
    clock.now = 2000
    expect(find('/kk/')).toBeUndefined()
    expect(store.stats.bytes).toBe(0)
    store.put(page)
    expect(finder.byKey(page.key)).toBeUndefined()
  })
})
