import { describe, expect, test } from '@jest/globals'
import { createPageBuilder, type HeaderList, type PageVariant } from './cachedPage'
import { renderedPage } from './fakeExchange'
import { ENCODINGS } from './negotiate'

const csp = ['Content-Security-Policy', "default-src 'none'"] as const
const build = createPageBuilder({ headers: [csp, ['X-Frame-Options', 'DENY']], hasViews: true })

const pairs = (list: readonly string[]) =>
  Object.fromEntries(list.flatMap((name, at) => (at % 2 === 0 ? [[name, list[at + 1]]] : [])))
const namesOf = (variant: PageVariant) => Object.keys(pairs(variant.unchanged))

describe('headers', () => {
  test('of an answer in full', async () => {
    const page = await build('k', renderedPage({ headers: [['Content-Language', 'kk']] }))
    expect(pairs(page.br.headers)).toEqual({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'public, max-age=0, must-revalidate',
      Vary: 'Accept-Encoding, Cookie',
      'Content-Security-Policy': "default-src 'none'",
      'X-Frame-Options': 'DENY',
      'Content-Language': 'kk',
      ETag: page.br.etag,
      'Content-Encoding': 'br',
      'Content-Length': String(page.br.body.length),
      'X-Request-Id': '',
    })
    expect(pairs(page.gzip.headers)).toMatchObject({ 'Content-Encoding': 'gzip' })
    expect(pairs(page.identity.headers)).not.toHaveProperty('Content-Encoding')
  })

  test('of a 304: all but those that describe the body', async () => {
    const page = await build('k', renderedPage({ headers: [['Content-Language', 'kk']] }))
    const kept = [
      'Cache-Control',
      'Vary',
      'Content-Security-Policy',
      'X-Frame-Options',
      'ETag',
      'X-Request-Id',
    ]
    for (const encoding of ENCODINGS) {
      expect(namesOf(page[encoding])).toEqual(kept)
      expect(pairs(page[encoding].unchanged)).toMatchObject({ ETag: page[encoding].etag })
    }
  })

  test('end with the place of the request id', async () => {
    for (const status of [200, 404] as const) {
      const { br } = await build('k', renderedPage({ status }))
      expect(br.headers.slice(-2)).toEqual(['X-Request-Id', ''])
      expect(br.unchanged.slice(-2)).toEqual(['X-Request-Id', ''])
    }
  })

  test('of a page replace the shared ones', async () => {
    const headers: HeaderList = [
      ['content-type', 'application/atom+xml'],
      ['x-frame-options', 'SAMEORIGIN'],
    ]
    const full = pairs((await build('k', renderedPage({ headers }))).identity.headers)
    expect(full).toMatchObject({
      'content-type': 'application/atom+xml',
      'x-frame-options': 'SAMEORIGIN',
    })
    expect(full).not.toHaveProperty('Content-Type')
    expect(full).not.toHaveProperty('X-Frame-Options')
  })

  test('name the cookie only where pages depend on it', async () => {
    const plain = createPageBuilder({ headers: [], hasViews: false })
    expect(pairs((await plain('k', renderedPage())).br.headers)).toMatchObject({
      Vary: 'Accept-Encoding',
    })
  })

  test.each([
    ['Set-Cookie', 'orda=1'],
    ['set-cookie', 'orda=1'],
    ['ETag', '"x"'],
    ['Vary', '*'],
    ['Cache-Control', 'no-store'],
    ['Content-Length', '1'],
    ['X-Request-Id', '1'],
    ['X-Bad', 'a\r\nSet-Cookie: b'],
    ['bad name', 'a'],
  ])('must not hold %s: %s', async (name, value) => {
    await expect(build('k', renderedPage({ headers: [[name, value]] }))).rejects.toThrow(/header/i)
    expect(() => createPageBuilder({ headers: [[name, value]], hasViews: false })).toThrow(
      /header/i,
    )
  })
})

describe('tags of the entity', () => {
  test('differ per encoding and with the text', async () => {
    const [one, same, other] = await Promise.all(
      ['a', 'a', 'b'].map((html) => build('k', renderedPage({ html }))),
    )
    const etags = ENCODINGS.map((encoding) => one?.[encoding].etag)
    expect(new Set(etags).size).toBe(3)
    expect(ENCODINGS.map((encoding) => same?.[encoding].etag)).toEqual(etags)
    expect(other?.identity.etag).not.toBe(one?.identity.etag)
  })

  test('are not sent with a page that says "not found"', async () => {
    const page = await build('k', renderedPage({ status: 404 }))
    expect(pairs(page.br.headers)).not.toHaveProperty('ETag')
  })
})

describe('what is kept', () => {
  test('tags once each, and for ever unless told', async () => {
    expect(await build('k', renderedPage({ tags: ['a', 'b', 'a'] }))).toMatchObject({
      key: 'k',
      status: 200,
      tags: ['a', 'b'],
      freshUntil: Infinity,
    })
    expect((await build('k', renderedPage({ freshUntil: 5 }))).freshUntil).toBe(5)
  })

  test('bytes count bodies, key, tags and own headers', async () => {
    const bytesOf = async (key: string, page = {}) => (await build(key, renderedPage(page))).bytes
    const base = await bytesOf('k')
    const { br, gzip, identity } = await build('k', renderedPage())
    expect(base).toBeGreaterThan(br.body.length + gzip.body.length + identity.body.length + 4000)
    expect(await bytesOf('k'.repeat(1001))).toBe(base + 6000)
    expect(await bytesOf('k', { tags: ['t'.repeat(500)] })).toBeGreaterThanOrEqual(base + 1000)
    expect(await bytesOf('k', { headers: [['Link', 'x'.repeat(500)]] })).toBeGreaterThanOrEqual(
      base + 1000,
    )
    expect(await bytesOf('k', { html: 'x'.repeat(50_000) })).toBeGreaterThan(base + 49_000)
  })
})
