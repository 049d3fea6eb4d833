import { LRUCache } from 'lru-cache'
import type { CachedPage } from './cachedPage'
import { createRawAddresses } from './rawAddresses'
import { createTagIndex } from '#kernel'

/** The pages kept, found by key, by the raw address of a request, and by tag. */
export type PageStore = Readonly<{
  get: (key: string) => CachedPage | undefined
  /** The page last linked to this raw address; no parsing, and the page counts as used. */
  at: (rawAddress: string) => CachedPage | undefined
  /** Keeps the page unless it is too large; false when it was not kept. */
  put: (page: CachedPage) => boolean
  /** Lets `at` find a stored page by a raw address; a page has one, the latest. */
  link: (rawAddress: string, page: CachedPage) => void
  remove: (page: CachedPage) => void
  /** Removes the pages that carry any of these tags and says how many. */
  drop: (tags: Iterable<string>) => number
  clear: () => void
  readonly stats: StoreStats
}>

export type StoreStats = Readonly<{
  pages: number
  absences: number
  /** Of both. */
  bytes: number
  absenceBytes: number
  maxBytes: number
  evicted: number
}>

/**
 * No page may take more than a tenth of the memory, nor all pages that say "not found" together: whoever scans for
 * addresses evicts other such pages only.
 */
const SHARE = 10

/** Builds an empty store that never counts more than `maxBytes`. */
export function createPageStore(maxBytes: number): PageStore {
  const tags = createTagIndex<CachedPage>()
  const rawAddresses = createRawAddresses()
  let evicted = 0

  function forget(page: CachedPage, _key: string, reason: LRUCache.DisposeReason): void {
    tags.remove(page)
    rawAddresses.unlink(page)
    if (reason === 'evict') evicted++
  }

  const maxEntrySize = Math.floor(maxBytes / SHARE)
  const absences = lruOf({ maxSize: maxEntrySize, maxEntrySize }, forget)
  const found = lruOf({ maxSize: maxBytes - maxEntrySize, maxEntrySize }, forget)
  const homeOf = (page: CachedPage) => (page.status === 200 ? found : absences)
  const has = (page: CachedPage) => homeOf(page).peek(page.key) === page

  function remove(page: CachedPage): void {
    if (has(page)) homeOf(page).delete(page.key)
  }

  return {
    get: (key) => found.get(key) ?? absences.get(key),
    at(rawAddress) {
      const page = rawAddresses.pageAt(rawAddress)
      if (page !== undefined) homeOf(page).get(page.key)
      return page
    },
    put(page) {
      found.delete(page.key)
      absences.delete(page.key)
      if (page.bytes > maxEntrySize) return false
      homeOf(page).set(page.key, page)
      tags.add(page)
      return true
    },
    link(rawAddress, page) {
      if (has(page)) rawAddresses.link(rawAddress, page)
    },
    remove,
    drop(dropped) {
      const pages = tags.find(dropped)
      for (const page of pages) remove(page)
      return pages.size
    },
    clear() {
      found.clear()
      absences.clear()
    },
    get stats() {
      return {
        pages: found.size,
        absences: absences.size,
        bytes: found.calculatedSize + absences.calculatedSize,
        absenceBytes: absences.calculatedSize,
        maxBytes,
        evicted,
      }
    },
  }
}

function lruOf(
  bounds: { maxSize: number; maxEntrySize: number },
  dispose: LRUCache.Disposer<string, CachedPage>,
): LRUCache<string, CachedPage> {
  return new LRUCache({ ...bounds, sizeCalculation: (page) => page.bytes, dispose })
}
