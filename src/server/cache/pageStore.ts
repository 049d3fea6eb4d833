import type { CachedPage } from './cachedPage'
import { createRawAddresses } from './rawAddresses'
import { createTaggedStore } from '#kernel'

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
  const rawAddresses = createRawAddresses()
  const maxEntryBytes = Math.floor(maxBytes / SHARE)
  const pages = createTaggedStore<CachedPage>({
    ...{ maxBytes, maxEntryBytes, emptyBytes: maxEntryBytes },
    isEmpty: ({ status }) => status !== 200,
    onForget: (page) => {
      rawAddresses.unlink(page)
    },
  })
  const { clear, drop, get, has, put, remove } = pages
  return {
    ...{ clear, drop, get, put, remove },
    at(rawAddress) {
      const page = rawAddresses.pageAt(rawAddress)
      if (page !== undefined) get(page.key)
      return page
    },
    link(rawAddress, page) {
      if (has(page)) rawAddresses.link(rawAddress, page)
    },
    get stats() {
      const { bytes, empty, emptyBytes, evicted, full } = pages.stats
      return { pages: full, absences: empty, bytes, absenceBytes: emptyBytes, maxBytes, evicted }
    },
  }
}
