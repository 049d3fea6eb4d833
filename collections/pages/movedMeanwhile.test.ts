import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { createPublicContext, inTransaction, systemDb, type PublicContext } from '#kernel'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { loadOrMoved } from '../sites/loadOrMoved'
import { sitePage } from './sitePage.load'

let portal: TestPortal
let site: string
let page: string

beforeAll(async () => {
  portal = await createTestPortal()
  site = (await twoSchools(portal.payload)).a.site
  page = await write('pages', { title: 'Бет', site, slug: 'one', _status: 'published' })
})
afterAll(() => portal.stop())

const write = (collection: string, data: object, id?: string) =>
  inTransaction(portal.payload, async (req) => {
    const args = { collection, data, depth: 0, locale: 'kk' }
    const db = systemDb(req)
    const saved = await (id === undefined ? db.create(args) : db.update({ ...args, id }))
    return String((saved as { id: unknown }).id)
  })
const move = (slug: string) => write('pages', { slug, _status: 'published' }, page)

/** Reads a page; `meanwhile` happens as soon as `collection` was asked for it, in vain. */
async function load(slug: string, collection: string, meanwhile: () => Promise<unknown>) {
  const req = await createLocalReq({ locale: 'all' }, portal.payload)
  const { ctx } = createPublicContext(portal.payload, req, 'kk')
  let isOver = false
  const find: PublicContext['find'] = async (asked, query) => {
    const found = await ctx.find(asked, query)
    if (!isOver && asked === collection && 'slug' in query.by) {
      isOver = true
      expect(found).toEqual([])
      await meanwhile()
    }
    return found
  }
  const [, name = ''] = slug.split('/')
  const params = { site: slug.split('/')[0] ?? '', page: name }
  const match = { owner: 'core', page: sitePage, params, path: `/s/${slug}` }
  const answer = await loadOrMoved({ ...ctx, find }, match, {})
  return answer && 'title' in answer ? answer.title : answer
}

test('a page that comes back while it is asked for is found, not sent to itself', async () => {
  await move('two')
  expect(await load('mektep-a/one', 'pages', () => move('one'))).toBe('Бет')
})

test('a page that comes to a new address while it is asked for is found, not missing', async () => {
  expect(await load('mektep-a/three', 'pages', () => move('three'))).toBe('Бет')
})

test('a site that comes to its address while it is asked for is found, new or back', async () => {
  const rename = (slug: string) => write('sites', { slug }, site)
  expect(await load('jana/three', 'sites', () => rename('jana'))).toBe('Бет')
  expect(await load('mektep-a/three', 'sites', () => rename('mektep-a'))).toBe('Бет')
})
