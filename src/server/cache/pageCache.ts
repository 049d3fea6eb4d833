import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Viewed } from '#collections'
import { createAnswerPage } from './answerPage'
import {
  createPageBuilder,
  type CachedPage,
  type HeaderList,
  type RenderedPage,
} from './cachedPage'
import { createDropLog } from '#kernel'
import type { EncodedBodies } from './encodings'
import { createAddressOf, type AddressOptions, type PageAddress } from './pageAddress'
import { createPageFinder } from './pageFinder'
import { createPageStore, type StoreStats } from './pageStore'
import { createRenders, type RenderStats } from './renders'

export type PageCacheOptions = AddressOptions &
  Readonly<{
    /** Bound of everything kept, all encodings and bookkeeping counted; 96 MB unless told. */
    maxBytes?: number
    /** Epoch ms. */
    now?: () => number
    /** The policy of every page, on 304s too. It cannot hold a nonce: a page is sent many times. */
    csp: string
    /** Further headers of every page and 304 (`X-Content-Type-Options`, `Referrer-Policy`, …). */
    headers?: HeaderList
    /** The id of an answer that has none yet. */
    nextId: () => string
    encode?: (html: string) => Promise<EncodedBodies>
    /** Called for each page that somebody reads (GET, 304s too); must cost next to nothing. */
    onView?: (viewed: Viewed) => void
  }>

/** Pages that are the same for everybody, answered before any other code sees the request. */
export type PageCache = Readonly<{
  /** Answers from memory when it can; true when it did. The session cookie is not looked at: pages here know no user. */
  serve: (req: IncomingMessage, res: ServerResponse) => boolean
  /** Where the page lives that a request asks for; undefined when it must not be cached. */
  addressOf: (req: IncomingMessage) => PageAddress | undefined
  /**
   * Makes a page and keeps it, unless one of its tags is dropped meanwhile. Call it before anything is read: what was
   * read earlier could be older than a drop. The same key under way is one render; an error reaches all who wait and is
   * not kept. Without a key the page is made for this answer alone.
   */
  render: (key: string | undefined, work: () => Promise<RenderedPage>) => Promise<CachedPage>
  /** Answers with a page just made; a request id set before is kept, a cookie set before is removed. */
  send: (req: IncomingMessage, res: ServerResponse, page: CachedPage) => void
  /** Removes every page that carries one of these tags; call it after COMMIT. */
  drop: (tags: Iterable<string>) => void
  /** Removes everything. Due also whenever `hostOf` or `viewOf` would answer otherwise than before. */
  clear: () => void
  readonly stats: StoreStats & RenderStats & Readonly<{ hits: number; dropped: number }>
}>

const DEFAULT_MAX_BYTES = 96 * 1024 * 1024

/** Builds an empty cache; all state lives in the object. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const now = options.now ?? Date.now
  const store = createPageStore(options.maxBytes ?? DEFAULT_MAX_BYTES)
  const log = createDropLog()
  const addressOf = createAddressOf(options)
  const find = createPageFinder(store, { addressOf, now })
  const answer = createAnswerPage()
  const build = createPageBuilder({
    headers: [['Content-Security-Policy', options.csp], ...(options.headers ?? [])],
    hasViews: options.viewOf !== undefined,
    encode: options.encode,
  })
  const renders = createRenders({ log, now, build, keep: (page) => void store.put(page) })
  let hits = 0
  let dropped = 0

  const send = (req: IncomingMessage, res: ServerResponse, page: CachedPage, id: string): void => {
    if (page.viewed !== undefined && req.method === 'GET') options.onView?.(page.viewed)
    answer(req, res, page, id)
  }

  return {
    serve(req, res) {
      if (req.method !== 'GET' && req.method !== 'HEAD') return false
      const page = find.byRequest(req)
      if (page === undefined) return false
      hits++
      send(req, res, page, options.nextId())
      return true
    },
    addressOf,
    async render(key, work) {
      if (key === undefined) return build('', await work())
      return find.byKey(key) ?? renders.run(key, work)
    },
    send(req, res, page) {
      const id = res.getHeader('X-Request-Id')
      res.removeHeader('Set-Cookie')
      send(req, res, page, typeof id === 'string' ? id : options.nextId())
    },
    drop(tags) {
      const list = [...tags]
      log.drop(list)
      dropped += store.drop(list)
    },
    clear() {
      log.dropAll()
      store.clear()
    },
    get stats() {
      return { ...store.stats, ...renders.stats, hits, dropped }
    },
  }
}
