import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { RenderedPage } from './cachedPage'
import { fakeRequest, fakeResponse, renderedPage } from './fakeExchange'
import { createPageCache, type PageCache } from './pageCache'

const HTML = `<!doctype html><p>${'Сәлем, әлем! '.repeat(200)}</p>`

type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

let cache: PageCache
let server: Server
let renders: string[]
let pages: Map<string, Partial<RenderedPage>>

/** A portal of one page, with what Express would have set before. */
beforeEach(async () => {
  renders = []
  pages = new Map([['/kk/', { html: HTML, tags: ['start'] }]])
  let ids = 0
  cache = createPageCache({
    hostOf: (header) => (header?.startsWith('portal.kz') ? 'portal.kz' : undefined),
    queryKeysOf: () => ['page'],
    viewOf: (value) => (value === 'xl' ? value : ''),
    csp: "default-src 'none'",
    headers: [['X-Content-Type-Options', 'nosniff']],
    nextId: () => `id-${++ids}`,
  })
  server = createServer((req, res) => {
    if (cache.serve(req, res)) return
    const address = cache.addressOf(req)
    res.setHeader('X-Request-Id', 'from-the-door')
    res.setHeader('Set-Cookie', 'lang=kk')
    const work = async () => {
      renders.push(address?.key ?? 'none')
      const page = address && pages.get(address.path)
      if (page?.html === 'fault') throw new Error('fault')
      return renderedPage(page ?? { status: 404, html: 'жоқ', tags: [`none:${address?.path}`] })
    }
    cache.render(address?.key, work).then(
      (page) => cache.send(req, res, page),
      () => res.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => new Promise((resolve) => server.close(resolve)))

function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const options = {
      port,
      path: url,
      method,
      agent: false,
      headers: { host: 'portal.kz', ...headers },
    }
    const req = request(options, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      )
    })
    req.on('error', reject).end()
  })
}

const decoders = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body }

describe('over HTTP', () => {
  test.each([
    ['br', 'gzip, deflate, br'],
    ['gzip', 'gzip, deflate'],
    ['identity', ''],
  ] as const)('a page comes in %s, a hit like the miss', async (encoding, header) => {
    const asked = { 'accept-encoding': header }
    const answers = [await ask('/kk/', asked), await ask('/kk/', asked), await ask('/kk/', asked)]
    expect(renders).toEqual(['portal.kz/kk/#'])
    for (const { status, headers, body } of answers) {
      expect(status).toBe(200)
      expect(decoders[encoding](body).toString()).toBe(HTML)
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(body.length),
        'cache-control': 'public, max-age=0, must-revalidate',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
        vary: 'Accept-Encoding, Cookie',
        etag: answers[0]?.headers.etag,
      })
      expect(headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding)
      expect(headers).not.toHaveProperty('set-cookie')
    }
    expect(answers.map(({ headers }) => headers['x-request-id'])).toEqual([
      'from-the-door',
      'id-1',
      'id-2',
    ])
  })

  test('304, on the miss too', async () => {
    const { headers } = await ask('/kk/', { 'accept-encoding': 'br' })
    const asked = { 'accept-encoding': 'br', 'if-none-match': `"other", W/${String(headers.etag)}` }
    const hit = await ask('/kk/', asked)
    cache.clear()
    const miss = await ask('/kk/', asked)
    for (const answer of [hit, miss]) {
      expect(answer.status).toBe(304)
      expect(answer.body).toHaveLength(0)
      expect(answer.headers).toMatchObject({
        etag: headers.etag,
        vary: headers.vary,
        'cache-control': headers['cache-control'],
        'content-security-policy': "default-src 'none'",
      })
      expect(answer.headers).not.toHaveProperty('content-length')
      expect(answer.headers).not.toHaveProperty('content-type')
    }
    expect((await ask('/kk/', { ...asked, 'accept-encoding': 'gzip' })).status).toBe(200)
  })

  test('HEAD is GET without the body, and fills the cache for it', async () => {
    const head = await ask('/kk/', {}, 'HEAD')
    const hit = await ask('/kk/', {}, 'HEAD')
    const get = await ask('/kk/')
    expect(renders).toHaveLength(1)
    for (const answer of [head, hit]) {
      expect(answer.body).toHaveLength(0)
      expect(answer.headers['content-length']).toBe(String(get.body.length))
      expect(answer.headers.etag).toBe(get.headers.etag)
    }
  })

  test('a session does not keep a reader from the public page', async () => {
    await ask('/kk/')
    for (const cookie of ['orda=secret', '__Host-orda=secret']) await ask('/kk/', { cookie })
    expect(renders).toHaveLength(1)
    expect(cache.stats.hits).toBe(2)
  })

  test('invented query keys find the same page and fill nothing', async () => {
    await ask('/kk/?utm=1')
    for (let at = 0; at < 20; at++) await ask(`/kk/?x${at}=${at}`)
    await ask('/kk/')
    expect(renders).toEqual(['portal.kz/kk/#'])
    expect(cache.stats.pages).toBe(1)
  })

  test('declared query keys and views are pages of their own', async () => {
    for (const url of ['/kk/', '/kk/?page=2', '/kk/']) await ask(url)
    for (const view of ['xl', 'nonsense', 'xl']) await ask('/kk/', { cookie: `view=${view}` })
    expect(renders).toEqual(['portal.kz/kk/#', 'portal.kz/kk/?page=2#', 'portal.kz/kk/#xl'])
  })

  test('an unknown host or a strange path is answered and not kept', async () => {
    for (let at = 0; at < 2; at++) await ask('/kk/', { host: 'evil.kz' })
    for (let at = 0; at < 2; at++) await ask('/%6b%6b/')
    expect(renders).toEqual(['none', 'none', 'none', 'none'])
    expect(cache.stats).toMatchObject({ pages: 0, absences: 0 })
    expect((await ask('/kk/')).status).toBe(200)
  })

  test('absence is kept until what was absent appears', async () => {
    expect((await ask('/kk/new')).status).toBe(404)
    expect((await ask('/kk/new', { 'if-none-match': '*' })).status).toBe(404)
    expect(renders).toHaveLength(1)
    pages.set('/kk/new', { html: 'жаңа', tags: ['new'] })
    cache.drop(['none:/kk/new'])
    expect((await ask('/kk/new')).status).toBe(200)
    expect(cache.stats).toMatchObject({ pages: 1, absences: 0, dropped: 1 })
  })

  test('a fault is answered once and forgotten', async () => {
    pages.set('/kk/', { html: 'fault' })
    expect((await ask('/kk/')).status).toBe(500)
    pages.set('/kk/', { html: HTML })
    expect((await ask('/kk/')).status).toBe(200)
  })

  test('a herd renders once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/kk/')))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(renders).toHaveLength(1)
  })
})

describe('serve', () => {
  test('leaves alone what it cannot answer', async () => {
    await ask('/kk/')
    for (const [url, method] of [
      ['/kk/', 'POST'],
      ['/ru/', 'GET'],
    ] as const) {
      const { res, answer } = fakeResponse()
      expect(cache.serve(fakeRequest(url, {}, method), res)).toBe(false)
      expect(answer).toEqual({ headers: {} })
    }
  })
})

describe('render', () => {
  test('gives the page that was kept since the caller looked', async () => {
    const one = await cache.render('k', async () => renderedPage())
    const other = await cache.render('k', () => Promise.reject(new Error('not called')))
    expect(other).toBe(one)
  })

  test('without a key makes a page for one answer', async () => {
    const work = async () => renderedPage()
    const [one, other] = [await cache.render(undefined, work), await cache.render(undefined, work)]
    expect(other).not.toBe(one)
    expect(cache.stats).toMatchObject({ pages: 0, begun: 0 })
  })
})

test('two caches share nothing', async () => {
  const options = { hostOf: () => 'portal.kz', queryKeysOf: () => [], csp: 'x', nextId: () => '1' }
  const [one, other] = [createPageCache(options), createPageCache(options)]
  await one.render('portal.kz/kk/#', async () => renderedPage())
  expect(one.serve(fakeRequest('/kk/'), fakeResponse().res)).toBe(true)
  expect(other.serve(fakeRequest('/kk/'), fakeResponse().res)).toBe(false)
})
