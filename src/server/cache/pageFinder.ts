import type { IncomingMessage } from 'node:http'
import type { CachedPage } from './cachedPage'
import type { PageAddress } from './pageAddress'
import type { PageStore } from './pageStore'

/** Finds kept pages whose time has not run out; those whose time has are removed when they are met. */
export type PageFinder = Readonly<{
  byRequest: (req: IncomingMessage) => CachedPage | undefined
  byKey: (key: string) => CachedPage | undefined
}>

/** Builds the finder of one store; `now` gives epoch ms. */
export function createPageFinder(
  store: PageStore,
  options: Readonly<{
    addressOf: (req: IncomingMessage) => PageAddress | undefined
    now: () => number
  }>,
): PageFinder {
  const { addressOf, now } = options

  function fresh(page: CachedPage | undefined): CachedPage | undefined {
    if (page === undefined || page.freshUntil === Infinity || page.freshUntil > now()) return page
    store.remove(page)
    return undefined
  }

  function find(req: IncomingMessage): CachedPage | undefined {
    const { host, cookie } = req.headers
    const hasView = cookie !== undefined && cookie.includes('view=')
    // A line break can stand in neither, so no host and path together look like another pair. A template is slower.
    const rawAddress = host + '\n' + req.url
    const known = hasView ? undefined : store.at(rawAddress)
    if (known !== undefined) return known
    const address = addressOf(req)
    const page = address && store.get(address.key)
    // Only the address as the site itself writes it is remembered: invented ones must not push it out.
    if (page && !hasView && address.url === req.url) store.link(rawAddress, page)
    return page
  }

  return { byRequest: (req) => fresh(find(req)), byKey: (key) => fresh(store.get(key)) }
}
