import type { CachedPage } from './cachedPage'

/** Finds stored pages by the raw text of a request, without parsing it; a page has one such address, the latest. */
export type RawAddresses = Readonly<{
  pageAt: (rawAddress: string) => CachedPage | undefined
  link: (rawAddress: string, page: CachedPage) => void
  unlink: (page: CachedPage) => void
  readonly size: number
}>

/** The page was charged for an address as long as its key; a port may come on top, not more. */
const EXTRA_LENGTH = 16

/** Builds an empty index; it holds at most one address per page. */
export function createRawAddresses(): RawAddresses {
  const pageAt = new Map<string, CachedPage>()
  const rawAddressOf = new Map<CachedPage, string>()

  function unlink(page: CachedPage): void {
    const rawAddress = rawAddressOf.get(page)
    if (rawAddress === undefined) return
    rawAddressOf.delete(page)
    pageAt.delete(rawAddress)
  }

  return {
    pageAt: (rawAddress) => pageAt.get(rawAddress),
    link(rawAddress, page) {
      if (rawAddress.length > page.key.length + EXTRA_LENGTH) return
      unlink(page)
      const before = pageAt.get(rawAddress)
      if (before !== undefined) unlink(before)
      pageAt.set(rawAddress, page)
      rawAddressOf.set(page, rawAddress)
    },
    unlink,
    get size() {
      return pageAt.size
    },
  }
}
