import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { Viewed } from '#collections'
import { etagOf } from './etag'
import { encodeBodies, type EncodedBodies } from './encodings'
import type { Encoding } from './negotiate'

export type HeaderList = readonly (readonly [name: string, value: string])[]

/** What a render hands in: the same for everybody, made without any user. */
export type RenderedPage = Readonly<{
  status: 200 | 404 | 410
  html: string
  /** Everything that was asked to make the page; dropping any of them removes it. */
  tags: readonly string[]
  /** Epoch ms from which the page is no longer true; without it, it holds until a tag is dropped. */
  freshUntil?: number
  /** Replace the cache's own defaults of the same name. */
  headers: HeaderList
  /** What is counted whenever the page is sent. */
  viewed?: Viewed | undefined
}>

/** One encoding of a page, ready to be written; header arrays alternate name and value and end with an empty request id. */
export type PageVariant = Readonly<{
  etag: string
  body: Buffer
  headers: string[]
  /** The headers of a 304. */
  unchanged: string[]
}>

export type CachedPage = Readonly<{
  key: string
  status: 200 | 404 | 410
  tags: readonly string[]
  /** Epoch ms, Infinity where nothing ends. */
  freshUntil: number
  /** What the page costs in memory. */
  bytes: number
  viewed?: Viewed | undefined
}> &
  Readonly<Record<Encoding, PageVariant>>

export type PageBuilderOptions = Readonly<{
  /** On every page and every 304. */
  headers: HeaderList
  /** Do pages depend on the `view` cookie? */
  hasViews: boolean
  encode?: (html: string) => Promise<EncodedBodies>
}>

/** Computed by the cache, or never right on a page that is the same for everybody. */
const OWN_HEADERS = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'set-cookie',
  'transfer-encoding',
  'vary',
  'x-request-id',
])

const ID_SLOT = ['X-Request-Id', ''] as const

/** Objects, buffers' own headers, map slots and six header arrays: measured, rounded up. */
const ENTRY_OVERHEAD = 4608
const TAG_OVERHEAD = 160
/** The key is held by the page, by the index of keys, and a like string by the index of raw addresses. */
const KEY_COPIES = 3

/**
 * Builds the maker of cacheable pages: three bodies, their tags and headers, once per render. It rejects for headers
 * that belong to the cache: a `Set-Cookie` here would give one reader's cookie to all.
 */
export function createPageBuilder(
  options: PageBuilderOptions,
): (key: string, rendered: RenderedPage) => Promise<CachedPage> {
  const encode = options.encode ?? encodeBodies
  const vary = options.hasViews ? 'Accept-Encoding, Cookie' : 'Accept-Encoding'
  const shared: HeaderList = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Cache-Control', 'public, max-age=0, must-revalidate'],
    ['Vary', vary],
    ...checked(options.headers),
  ]
  return async (key, rendered) => {
    const headers = merge(shared, checked(rendered.headers))
    const tags = [...new Set(rendered.tags)]
    const bodies = await encode(rendered.html)
    return {
      key,
      status: rendered.status,
      tags,
      freshUntil: rendered.freshUntil ?? Infinity,
      viewed: rendered.viewed,
      bytes: bytesOf({ key, tags, bodies, own: rendered.headers }),
      br: variantOf(rendered.status, headers, bodies.br, 'br'),
      gzip: variantOf(rendered.status, headers, bodies.gzip, 'gzip'),
      identity: variantOf(rendered.status, headers, bodies.identity, undefined),
    }
  }
}

function variantOf(
  status: number,
  headers: HeaderList,
  body: Buffer,
  encoding: string | undefined,
): PageVariant {
  const etag = etagOf(body)
  const full = headers.flat()
  // Preconditions count for answers of 200 only (RFC 9110 §13.2.1), so the others need no tag.
  if (status === 200) full.push('ETag', etag)
  if (encoding !== undefined) full.push('Content-Encoding', encoding)
  full.push('Content-Length', String(body.length), ...ID_SLOT)
  const kept = status === 200 ? headers.filter(([name]) => !describesBody(name)) : []
  return { etag, body, headers: full, unchanged: [...kept.flat(), 'ETag', etag, ...ID_SLOT] }
}

function describesBody(name: string): boolean {
  const lower = name.toLowerCase()
  return lower.startsWith('content-') && !lower.startsWith('content-security-policy')
}

function checked(headers: HeaderList): HeaderList {
  for (const [name, value] of headers) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    if (OWN_HEADERS.has(name.toLowerCase())) {
      throw new TypeError(`A cached page must not set the header ${name}: the page cache does`)
    }
  }
  return headers
}

function merge(defaults: HeaderList, own: HeaderList): HeaderList {
  const names = new Set(own.map(([name]) => name.toLowerCase()))
  return [...defaults.filter(([name]) => !names.has(name.toLowerCase())), ...own]
}

function bytesOf(parts: {
  key: string
  tags: readonly string[]
  bodies: EncodedBodies
  own: HeaderList
}): number {
  const { br, gzip, identity } = parts.bodies
  // A character may take two bytes.
  const text = (value: string): number => 2 * value.length
  return (
    br.length +
    gzip.length +
    identity.length +
    ENTRY_OVERHEAD +
    KEY_COPIES * text(parts.key) +
    parts.tags.reduce((sum, tag) => sum + TAG_OVERHEAD + text(tag), 0) +
    parts.own.reduce((sum, [name, value]) => sum + text(name) + text(value), 0)
  )
}
