import type { IncomingMessage } from 'node:http'
import { readCookie } from '#kernel'

/**
 * Where a public page lives, and all that may shape it. A renderer that reads nothing else of the request cannot put
 * into the cache what belongs to one reader: set `req.url = address.url` before rendering, so that query keys nobody
 * declared, their order and repetitions never reach it.
 */
export type PageAddress = Readonly<{
  /** Equal for two requests exactly when they get the same page. */
  key: string
  /** Verified, as `hostOf` gave it. */
  host: string
  /** Percent-encoded, starts with `/`. */
  path: string
  /** Declared query keys with a value, in the order of their declaration. */
  query: Readonly<Record<string, string>>
  /** Path and declared query. */
  url: string
  /** Reading preferences; '' where there are none. */
  view: string
}>

export type AddressOptions = Readonly<{
  /** The verified host a `Host` header stands for; undefined for one that is not ours. */
  hostOf: (hostHeader: string | undefined) => string | undefined
  /** Query keys that the page at a path may depend on; called where there is a query. */
  queryKeysOf: (path: string) => readonly string[]
  /** Canonical reading preferences from the value of the `view` cookie; '' for the default or nonsense. */
  viewOf?: (value: string) => string
}>

/** Longer addresses are served without the cache. */
const MAX_URL_LENGTH = 2048

/**
 * Builds the reader of page addresses. It answers undefined for what must not be cached: methods other than GET and
 * HEAD, unknown hosts, malformed or overlong addresses, and paths written in another way than browsers write them:
 * the router would see two paths where the cache sees one.
 */
export function createAddressOf(
  options: AddressOptions,
): (req: IncomingMessage) => PageAddress | undefined {
  return (req) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return undefined
    const host = options.hostOf(req.headers.host)
    const raw = req.url
    if (host === undefined || raw === undefined || raw.length > MAX_URL_LENGTH) return undefined
    const mark = raw.indexOf('?')
    const path = mark < 0 ? raw : raw.slice(0, mark)
    if (!isCanonicalPath(path)) return undefined
    const pairs = mark < 0 ? [] : declaredPairs(raw.slice(mark + 1), options.queryKeysOf(path))
    const view = viewOf(req.headers.cookie, options.viewOf)
    const search = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
    const url = search === '' ? path : `${path}?${search}`
    const key = `${host}${url}#${encodeURIComponent(view)}`
    return { key, host, path, query: Object.fromEntries(pairs), url, view }
  }
}

function isCanonicalPath(path: string): boolean {
  if (!path.startsWith('/') || path.includes('#')) return false
  try {
    return encodeURI(decodeURI(path)) === path
  } catch {
    return false
  }
}

/** Undeclared keys fall away, the first of repeated ones counts, a value that is empty or malformed is none. */
function declaredPairs(search: string, declared: readonly string[]): (readonly [string, string])[] {
  const found = new Map<string, string>()
  for (const pair of search === '' ? [] : search.split('&')) {
    const equals = pair.indexOf('=')
    const name = equals < 0 ? undefined : decode(pair.slice(0, equals))
    if (name === undefined || found.has(name) || !declared.includes(name)) continue
    const value = decode(pair.slice(equals + 1))
    if (value) found.set(name, value)
  }
  return declared.flatMap((name) => {
    const value = found.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function viewOf(cookies: string | undefined, read: AddressOptions['viewOf']): string {
  return read?.(readCookie(cookies, 'view') ?? '') ?? ''
}
