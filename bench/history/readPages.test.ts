import { expect, test } from '@jest/globals'
import type { Answer, HttpClient, Sending } from '../client/httpClient'
import { checkHistory } from './checkHistory'
import { readPages } from './readPages'
import { BLOCKS, writePage } from './writePages'

type Row = Record<string, unknown>
const answerOf = (status: number, body: unknown): Answer => ({
  status,
  headers: {},
  bytes: Buffer.alloc(0),
  text: JSON.stringify(body),
  sentAt: 0,
  endedAt: performance.now(),
})

/** Remembers one page as the portal's API shows it in all languages. */
function fakePortal(): { client: HttpClient; asked: string[] } {
  const asked: string[] = []
  let page: Row | undefined
  const versions: Row[] = []
  const store = (locale: string, json: Row): Row | undefined => {
    const localised = ['title', 'summary', 'blocks'].map((name) => [
      name,
      { ...(page?.[name] as Row | undefined), [locale]: json[name] },
    ])
    page = {
      id: 'p1',
      institution: 'school',
      site: json.site ?? page?.site,
      ...Object.fromEntries(localised),
    }
    for (const version of versions) version.latest = false
    versions.push({ id: String(versions.length), parent: 'p1', latest: true, version: { ...page } })
    return page
  }
  const client: HttpClient = {
    async send(method, path, { json }: Sending = {}) {
      asked.push(`${method} ${path}`)
      const locale = new URL(path, 'http://x').searchParams.get('locale') ?? ''
      if (method !== 'GET')
        return answerOf(method === 'POST' ? 201 : 200, { doc: store(locale, json as Row) })
      const docs = path.startsWith('/api/pages/versions') ? versions : [page]
      // Two pages of results, to see that both are read.
      const isFirst = path.endsWith('&page=1')
      return answerOf(200, {
        docs: isFirst ? docs.slice(0, 1) : docs.slice(1),
        hasNextPage: isFirst && docs.length > 1,
      })
    },
    close: () => undefined,
  }
  return { client, asked }
}

test('what is written is read again with its marks, in both languages and all versions', async () => {
  const { client } = fakePortal()
  const created = await writePage(client, {
    mark: 'm1',
    kind: 'create',
    locale: 'kk',
    site: 'site',
  })
  expect(created).toMatchObject({ page: 'p1', ending: 'acknowledged', status: 201 })
  const changed = await writePage(client, {
    mark: 'm2',
    kind: 'update',
    page: 'p1',
    locale: 'ru',
    site: 'site',
    padding: 'long',
  })
  const pages = await readPages(client, 'site')
  expect(pages).toHaveLength(1)
  expect(pages[0]?.texts.ru).toEqual({ title: 'm2', summary: 'm2', blocks: ['m2', 'm2', 'm2'] })
  expect(pages[0]?.versions.map(({ isLatest }) => isLatest)).toEqual([false, true])
  const belonging = { institution: 'school', site: 'site', blocks: BLOCKS }
  expect(checkHistory([created, changed], pages, belonging)).toEqual({
    lost: [],
    torn: [],
    doubled: [],
    contradicted: [],
  })
})

test('a broken connection leaves the ending open, a refusal is one', async () => {
  const broken: HttpClient = {
    send: () => Promise.reject(new Error('ECONNRESET')),
    close: () => undefined,
  }
  expect(
    await writePage(broken, { mark: 'm', kind: 'create', locale: 'kk', site: 's' }),
  ).toMatchObject({ ending: 'unknown', status: 0 })
  const full: HttpClient = {
    send: () => Promise.resolve(answerOf(507, { error: {} })),
    close: () => undefined,
  }
  expect(
    await writePage(full, { mark: 'm', kind: 'update', page: 'p', locale: 'kk', site: 's' }),
  ).toMatchObject({ ending: 'refused', page: 'p' })
})

test('a failed read is no empty portal', async () => {
  const failing: HttpClient = {
    send: () => Promise.resolve(answerOf(503, {})),
    close: () => undefined,
  }
  await expect(readPages(failing, 'site')).rejects.toThrow('503')
})
