import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Request } from 'express'
import { createTestPortal, schoolsAtWork, type TestPortal, type WorkingSchool } from '#testing'
import { governQuery } from './governQuery'

let portal: TestPortal
let own: WorkingSchool

beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
})
afterAll(() => portal.stop())

const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
const nested = (levels: number): string =>
  `where${Array.from({ length: levels }, (_, i) => `[${i % 2 ? 'or' : 'and'}][0]`).join('')}[title][equals]=x`
const clauses = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `where[and][${String(i)}][title][not_equals]=${String(i)}`,
  ).join('&')

const words = (text: string): string[] => text.trim().split(/\s+/)

const REFUSED = words(`
  limit=0 limit=101 limit=1000000 limit=-1 limit=x limit= limit=1.5 limit=1e2 limit=%20
  limit=0x10 limit=9999999999999999999999 limit[]=1000000 limit[0]=5 limit[a]=5
  limit=5&limit=1000000 limit=5&limit[]=1000000 %6cimit=1000000 depth=3 depth=10 depth=-1 depth=x
  depth[]=10 depth=1&depth=10 page=0 page=-1 page=x page=99999999999999999999 page[]=1
  page=1&page=2 locale=en locale=xx locale= locale=* locale[]=kk locale=kk&locale=ru
  locale=__proto__ fallback-locale[]=kk fallbackLocale[a]=b where=x where=%7B%7D
  where=%7B%22or%22:[]%7D where[title]=x where[]=x where[title][]=x where[][equals]=x
  where[title][equals][a]=x where[title][equals][0]=x where[or]=x where[or][0]=x
  where[or][a][title][equals]=x where[OR][0][title][equals]=x where[nor][0][title][equals]=x
  where[title][$ne]=x where[$where][equals]=x where[title][__proto__]=x
  where[__proto__][equals]=x where[constructor][equals]=x where[constructor][prototype][x]=1
  where[title.__proto__][equals]=x __proto__[where][title][equals]=x __proto__[x]=1
  constructor[prototype][x]=1 where[title][equals=x where]title[=x select[__proto__]=true
  populate[constructor][x]=true where[title][near]=1,2,3 where[title][within]=x
  where[title][intersects]=x where[title][all]=x where[title][regex]=x where[title][equals]=%00
  where[title%00][equals]=x where[title'--][equals]=x where[title)][equals]=x
  where[title]"[equals]=x where[title::text][equals]=x where[$.title][equals]=x
  where[createdAt][greater_than]=x where[createdAt][like]=2026 where[updatedAt][in]=2026-01-01,x
  where[visibleFrom][equals]=tomorrow where[site.createdAt][less_than]=x
  where[languages.kk.changed][equals]=x where[deletedAt][equals]=99999999999999
  where[order][greater_than]=abc where[order][equals]=1e309 where[order][in]=1,abc
  where[order][like]=1 where[inMenu][equals]=maybe where[inMenu][equals]=
  where[inMenu][in]=true,x where[inMenu][greater_than]=true where[id][equals]=x where[id][in]=x,y
  where[id][greater_than]=x where[site][less_than]=x where[site.id][in]=x,y sort[a]=b sort=-
  sort=,title sort=$title sort=title;x sort=a,b,c,d,e,f where[hash][equals]=x
  where[nothing][equals]=x where[site.nothing][equals]=x where[version.title][equals]=x
  joins[x][limit]=1000 joins[__proto__][limit]=1 [where]=x [where]=%00 [limit]=1000000 []=x =x
`)

const ANSWERED = words(`
  limit=1 limit=100 depth=0 depth=2 page=1 page=1000000 locale=kk locale=ru locale=all
  fallback-locale=ru where= where[title][equals]=x where[title][equals]='%20OR%201=1%20--
  where[title][like]=%25_%25 where[title][contains]=%5c where[title][in]=a,b
  where[title][in][0]=a&where[title][in][1]=b where[title][in][]=a&where[title][in][]=b
  where[title][not_in]=a where[title][exists]=maybe
  where[createdAt][greater_than]=2020-01-01T00:00:00.000Z where[createdAt][exists]=true
  where[visibleFrom][in]=2026-01-01,2026-02-01 where[order][greater_than]=-1.5
  where[order][equals]= where[visibleFrom][equals]= where[id][equals]= where[site][equals]=
  where[inMenu][equals]=true where[site.slug][equals]=x where[site][in]=x,y
  where[_status][equals]=draft sort=title sort=-order,title sort=nothing sort= select[title]=true
  select=x select[hash]=true populate[sites][title]=true populate=x joins=false pagination=false
  draft=true trash=true unknown=1 uploadEdits[widthInPixels]=5 data=%7B overrideAccess=true
  showHiddenFields=true
`)

describe('questions that are refused in words', () => {
  test.each([
    ...REFUSED,
    nested(4),
    nested(60),
    clauses(31),
    clauses(400),
    `where[title][equals]=${'x'.repeat(5000)}`,
    `where[id][in]=${'x,'.repeat(3000)}`,
  ])('%s', async (query) => {
    for (const path of ['/api/pages', '/api/pages/count'] as const) {
      const isCounted = path.endsWith('count') && !/where|locale|__proto__|constructor/.test(query)
      const answer = await get(`${path}?${query}`).set('Accept-Language', 'ru')
      if (isCounted && answer.status === 200) continue
      expect([path, answer.status]).toEqual([path, 400])
      const { code, message } = (answer.body as { error: { code: string; message: string } }).error
      expect(code).toMatch(/^(query_too_wide|malformed_address)$/)
      expect(message).toMatch(/^(Запрос слишком широкий|Адрес записан неправильно)/)
    }
  })
})

describe('questions that are answered', () => {
  test.each([
    ...ANSWERED,
    '',
    nested(3),
    clauses(30),
    `where[or][0][title][equals]=x&where[or][1][title][in]=${'x,'.repeat(1000)}`,
  ])('%s', async (query) => {
    const answer = await get(`/api/pages?${query}`)
    expect(answer.status).toBe(200)
    const { docs } = answer.body as { docs: { _status?: string }[] }
    expect(docs.length).toBeLessThanOrEqual(100)
    expect(docs.filter(({ _status }) => _status === 'draft')).toEqual([])
  })

  test('a list of many ids is one condition', async () => {
    const ids = Array.from(
      { length: 60 },
      (_, i) => `where[id][in][${String(i)}]=${own.published}`,
    ).join('&')
    expect((await get(`/api/pages?${ids}`)).status).toBe(200)
  })
})

test('who is signed in asks for the names of a whole list at once, and no more', async () => {
  const ids = encodeURIComponent(Array.from({ length: 100 }, () => own.published).join(','))
  const names = await own.editor.get(`/api/pages?depth=0&limit=250&where%5Bid%5D%5Bin%5D=${ids}`)
  expect(names.status).toBe(200)
  expect((await own.editor.get('/api/pages?limit=251')).status).toBe(400)
  expect((await own.editor.get(`/api/pages?where[title][equals]=${'x'.repeat(8200)}`)).status).toBe(
    400,
  )
})

test('all rows at once are a hundred, and a question names its language', () => {
  const ask = (originalUrl: string): string => {
    const req = { method: 'GET', originalUrl } as Request
    governQuery(req, { collection: 'pages', isSignedIn: false, payload: portal.payload })
    return req.originalUrl
  }
  expect(ask('/api/pages?pagination=false')).toBe('/api/pages?pagination=false&limit=100&locale=kk')
  expect(ask('/api/pages?pagination=false&limit=5')).toContain('limit=5&')
  expect(ask('/api/pages?draft=true&trash=true&data=x&uploadEdits[a]=1&locale=ru')).toBe(
    '/api/pages?locale=ru',
  )
})
