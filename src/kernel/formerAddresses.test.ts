import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createLocalReq } from 'payload'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import { systemDb } from './db'
import { createPublicContext } from './publicContext'
import { inTransaction } from './transaction'

let portal: TestPortal
let school: TestSchool

beforeAll(async () => {
  portal = await createTestPortal()
  school = (await twoSchools(portal.payload)).a
})
afterAll(() => portal.stop())

const moved = async (collection: string, by: Record<string, string>) => {
  const { ctx } = createPublicContext(
    portal.payload,
    await createLocalReq({ locale: 'all' }, portal.payload),
    'kk',
  )
  return (await ctx.moved(collection, by))?.id
}
const write = (data: object, id?: string) =>
  inTransaction(portal.payload, async (req) => {
    const args = { collection: 'pages', data, depth: 0, locale: 'kk' }
    const db = systemDb(req)
    const saved = await (id === undefined ? db.create(args) : db.update({ ...args, id }))
    return String((saved as { id: unknown }).id)
  })

type Model = { current: string; isPublic: boolean }

const step = fc.record({
  page: fc.nat(2),
  slug: fc.nat(4),
  _status: fc.constantFrom('published', 'published', 'draft'),
})

test('an address leads to whatever was last public there, and only to what is public now', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const prefix = `r${String(run++)}`
      const pages: Model[] = []
      const ids: string[] = []
      const last = new Map<string, number>()
      for (const index of [0, 1, 2]) {
        const slug = `${prefix}-p${String(index)}`
        ids.push(await write({ title: slug, slug, site: school.site, _status: 'draft' }))
        pages.push({ current: slug, isPublic: false })
      }
      for (const { _status, page, slug: number } of steps) {
        const slug = `${prefix}-${String(number)}`
        // A slug that another page has is refused: not what is asked here.
        if (pages.some(({ current }, index) => index !== page && current === slug)) continue
        await write({ slug, _status }, ids[page])
        pages[page] = { current: slug, isPublic: _status === 'published' }
        if (_status === 'published') last.set(slug, page)
      }
      for (const [slug, page] of last) {
        const isTaken = pages.some((one) => one.isPublic && one.current === slug)
        const expected = !isTaken && pages[page]?.isPublic ? ids[page] : undefined
        expect(await moved('pages', { site: school.site, slug })).toBe(expected)
      }
    }),
    { numRuns: 10 },
  )
})

test('only collections with an address, by a key that they declare', async () => {
  await expect(moved('institutions', { kind: 'school' })).resolves.toBeUndefined()
  await expect(moved('institutions', { kind: 'college' })).rejects.toThrow('have no address')
  await expect(moved('pages', { slug: 'x' })).rejects.toThrow('portal.queries')
})
