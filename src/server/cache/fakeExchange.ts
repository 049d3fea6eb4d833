import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CachedPage, RenderedPage } from './cachedPage'
import { ENCODINGS } from './negotiate'

export type FakeAnswer = { status?: number; headers: Record<string, string>; body?: string }

/** A request without a network, for tests. */
export function fakeRequest(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): IncomingMessage {
  return { method, url, headers: { host: 'portal.kz', ...headers } } as unknown as IncomingMessage
}

/** An answer that remembers what was written to it, for tests. */
export function fakeResponse(): { res: ServerResponse; answer: FakeAnswer } {
  const answer: FakeAnswer = { headers: {} }
  const set: Record<string, string> = {}
  const res = {
    getHeader: (name: string) => set[name.toLowerCase()],
    setHeader: (name: string, value: string) => (set[name.toLowerCase()] = value),
    removeHeader: (name: string) => delete set[name.toLowerCase()],
    writeHead(status: number, headers: readonly string[]) {
      answer.status = status
      answer.headers = { ...set }
      headers.forEach((name, at) => {
        if (at % 2 === 0) answer.headers[name.toLowerCase()] = headers[at + 1] ?? ''
      })
    },
    end: (body?: Buffer) => (answer.body = body?.toString()),
  }
  return { res: res as unknown as ServerResponse, answer }
}

/** A rendered page with what a test does not care about filled in. */
export function renderedPage(page: Partial<RenderedPage> = {}): RenderedPage {
  return { status: 200, html: '<p>сәлем</p>', tags: [], headers: [], ...page }
}

/** A kept page of a given size, without real bodies. */
export function keptPage(page: Partial<CachedPage> & Pick<CachedPage, 'key'>): CachedPage {
  const variant = { etag: '""', body: Buffer.alloc(0), headers: [''], unchanged: [''] }
  const [br, gzip, identity] = ENCODINGS.map((name) => ({ ...variant, etag: `"${name}"` }))
  const variants = { br: br ?? variant, gzip: gzip ?? variant, identity: identity ?? variant }
  return { status: 200, tags: [], freshUntil: Infinity, bytes: 100, ...variants, ...page }
}
