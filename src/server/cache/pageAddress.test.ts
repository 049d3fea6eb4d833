import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fakeRequest } from './fakeExchange'
import { createAddressOf } from './pageAddress'

const addressOf = createAddressOf({
  hostOf: (header) => (/^portal\.kz(:\d+)?$/i.test(header ?? '') ? 'portal.kz' : undefined),
  queryKeysOf: () => ['page', 'q'],
  viewOf: (value) => (/^[a-z]{1,4}$/.test(value) ? value : ''),
})
const at = (url: string, headers = {}, method = 'GET') =>
  addressOf(fakeRequest(url, headers, method))
const keyAt = (url: string, headers = {}) => at(url, headers)?.key

describe('addressOf', () => {
  test('says all that may shape a page', () => {
    const headers = { host: 'PORTAL.kz:443', cookie: 'orda=secret; view=xl; lang=kk' }
    expect(at('/kk/news?utm=1&q=%D0%B0%20b&page=2', headers)).toEqual({
      key: 'portal.kz/kk/news?page=2&q=%D0%B0%20b#xl',
      host: 'portal.kz',
      path: '/kk/news',
      query: { page: '2', q: 'а b' },
      url: '/kk/news?page=2&q=%D0%B0%20b',
      view: 'xl',
    })
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('knows no page for %s', (method) => {
    expect(at('/kk/', {}, method)).toBeUndefined()
  })

  test('is the same for HEAD as for GET', () => {
    expect(at('/kk/', {}, 'HEAD')).toEqual(at('/kk/'))
  })

  test.each(['evil.kz', '', 'portal.kz/kk', 'portal.kz#'])('knows no host "%s"', (host) => {
    expect(at('/kk/', { host })).toBeUndefined()
  })

  test.each([
    ['no path', 'kk/'],
    ['an absolute address', 'http://portal.kz/kk/'],
    ['an asterisk', '*'],
    ['a broken escape', '/kk/%zz'],
    ['bytes that are no text', '/kk/%ff'],
    ['an escaped letter: the router sees another path', '/%6b%6b/'],
    ['an escaped slash', '/kk%2fnews'],
    ['escapes in small letters', '/kk/%d2%9b'],
    ['an unescaped letter', '/kk/қ'],
    ['a fragment', '/kk/#a'],
    ['a space', '/kk/ a'],
    ['an overlong address', `/kk/${'a'.repeat(2048)}`],
  ])('refuses %s', (_what, url) => {
    expect(at(url)).toBeUndefined()
  })

  test.each([
    '/',
    '/kk/',
    '/kk/s/m-12/news',
    '/kk/%D2%9B',
    "/kk/a,b;c:d@e&f=g+h$i!j'(k)*~",
    '/kk//x',
    '/kk/../x',
  ])('takes %s as it is written', (url) => {
    expect(at(url)?.url).toBe(url)
  })

  test.each([
    ['/kk/?utm_source=x', '/kk/'],
    ['/kk/?', '/kk/'],
    ['/kk/?page=', '/kk/'],
    ['/kk/?page', '/kk/'],
    ['/kk/?page=%zz&x=%zz&%zz=1', '/kk/'],
    ['/kk/?&&page=2&', '/kk/?page=2'],
    ['/kk/?q=a&page=2', '/kk/?page=2&q=a'],
    ['/kk/?page=2&page=3', '/kk/?page=2'],
    ['/kk/?%70age=2', '/kk/?page=2'],
    ['/kk/?q=a+b', '/kk/?q=a%20b'],
    ['/kk/?q=a=b?c', '/kk/?q=a%3Db%3Fc'],
    ['/kk/?__proto__=1&constructor=2', '/kk/'],
  ])('%s is the page %s', (url, canonical) => {
    expect(at(url)).toEqual(at(canonical))
    expect(at(url)?.url).toBe(canonical)
  })

  test.each([
    ['no cookie', undefined, ''],
    ['another cookie', 'preview=xl', ''],
    ['nonsense', 'view=<script>', ''],
    ['the first of two', 'view=a; view=b', 'a'],
    ['no blank between', 'a=1;view=b', 'b'],
  ])('reads the view from %s', (_what, cookie, view) => {
    expect(at('/kk/', cookie === undefined ? {} : { cookie })?.view).toBe(view)
  })

  test('has no views unless told how to read them', () => {
    const plain = createAddressOf({ hostOf: () => 'portal.kz', queryKeysOf: () => [] })
    expect(plain(fakeRequest('/kk/', { cookie: 'view=xl' }))?.view).toBe('')
  })

  test('different pages never share a key', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '?', '#', '&', '=', '/', '%', 'қ'),
      maxLength: 5,
    })
    const place = fc.record({
      path: text,
      page: text,
      q: text,
      view: fc.constantFrom('', 'a', 'b'),
    })
    const urlOf = ({ path, page, q }: { path: string; page: string; q: string }) =>
      `/${encodeURI(path).replaceAll(/[?#]/g, '_')}?q=${encodeURIComponent(q)}&page=${encodeURIComponent(page)}`
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [one, other] = [a, b].map((p) => at(urlOf(p), { cookie: `view=${p.view}` }))
        fc.pre(one !== undefined && other !== undefined)
        const isSame = ['path', 'page', 'q', 'view'].every((part) => {
          const valueOf = (p: typeof a, found: typeof one) =>
            part === 'path' ? found.path : p[part as 'page' | 'q' | 'view']
          return valueOf(a, one) === valueOf(b, other)
        })
        expect(one.key === other.key).toBe(isSame)
      }),
    )
  })

  test('a key comes back from its own address', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const address = at(`${path || '/'}?${query}`)
        if (address) expect(keyAt(address.url)).toBe(address.key)
      }),
    )
  })
})
