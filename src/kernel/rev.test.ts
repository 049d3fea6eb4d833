import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import { writeMany } from './bulk'
import { systemDb } from './db'
import { inTransaction } from './transaction'

let portal: TestPortal
let school: TestSchool
let editor: Awaited<ReturnType<TestPortal['as']>>
let head: Awaited<ReturnType<TestPortal['as']>>
let root: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  school = (await twoSchools(portal.payload)).a
  editor = await portal.as('editor', school.institution)
  head = await portal.as('head', school.institution)
  root = await portal.as('root')
})
afterAll(() => portal.stop())

type Page = { id: string; rev: number; title: string }
const create = async (slug: string, data: object = {}): Promise<Page> => {
  const page = { slug, title: slug, site: school.site, _status: 'draft', ...data }
  const answer = await editor.post('/api/pages?locale=kk&depth=0').send(page)
  expect(answer.status).toBe(201)
  return answer.body.doc
}
const patch = (by: typeof editor, id: string, data: object, query = '') =>
  by.patch(`/api/pages/${id}?locale=kk&depth=0&${query}`).send(data)
/** Without the `If-Match: *` of the tests. */
const bare = (id: string, data: object) =>
  editor.patch(`/api/pages/${id}?locale=kk&depth=0`).unset('If-Match').send(data)
const read = async (id: string): Promise<Page> =>
  (await editor.get(`/api/pages/${id}?locale=kk&depth=0&draft=true`)).body

describe('every write counts', () => {
  test('drafts, publications, withdrawals, the trash and restored versions', async () => {
    const { id, rev } = await create('counted', { rev: 77 })
    expect(rev).toBe(1)
    const steps: [object, string][] = [
      [{ title: 'A' }, 'draft=true'],
      [{ title: 'B', _status: 'published' }, ''],
      [{ title: 'C' }, 'draft=true'],
      [{ _status: 'draft' }, ''],
      [{ deletedAt: new Date().toISOString() }, ''],
      [{ deletedAt: null }, 'trash=true'],
    ]
    for (const [index, [data, query]] of steps.entries()) {
      const answer = await patch(editor, id, data, query)
      expect([answer.status, answer.body.doc.rev]).toEqual([200, index + 2])
    }
    const list = await editor.get(`/api/pages/versions?where[parent][equals]=${id}&limit=100`)
    const oldest = (list.body.docs as { id: string }[]).at(-1)?.id ?? ''
    expect((await editor.post(`/api/pages/versions/${oldest}`)).status).toBe(200)
    expect(await read(id)).toMatchObject({ rev: steps.length + 2, title: 'counted' })
  })

  test('those of the system, alone and in bulk', async () => {
    const { id } = await create('system')
    await inTransaction(portal.payload, async (req) => {
      const data = { title: 'S' }
      await systemDb(req).update({ collection: 'pages', data, id, locale: 'kk', depth: 0 })
    })
    expect((await read(id)).rev).toBe(2)
    const node = async () =>
      portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
        collection: 'institutions',
        where: { id: { equals: school.institution } },
      })
    const before = await node()
    if (!before) throw new Error('no institution')
    const path = ['at1', 'at2', 'at3'].map((name) => String(before[name]))
    await inTransaction(portal.payload, (req) =>
      writeMany(
        req,
        'institutions',
        [{ id: before.id, path, data: { name: { kk: 'A', ru: 'A' }, capacity: 10 } }],
        new Map([[before.id, before]]),
      ),
    )
    expect((await node())?.rev).toBe(2)
  })
})

describe('nobody overwrites what he has not seen', () => {
  test('the second of two is refused, told by whom and what, and may insist', async () => {
    const { id, rev } = await create('shared', { summary: 'Ескі' })
    const first = await patch(editor, id, { title: 'Редактор', rev }, 'draft=true')
    expect(first.status).toBe(200)
    const second = await patch(root, id, { title: 'Басшы', rev }).set('Accept-Language', 'ru')
    expect(second.status).toBe(409)
    const { code, details, message } = second.body.error
    expect(code).toBe('stale')
    expect(message).toMatch(/^Документ/)
    expect(details).toMatchObject({
      ...{ rev: 2, isOwn: false, changedBy: 'editor', changedAt: expect.any(String) },
      stored: { title: 'Редактор', summary: 'Ескі', rev: 2 },
      sent: { title: 'Басшы' },
    })
    expect(second.text).not.toContain('"changedBy":"' + editor.userId)
    expect((await read(id)).title).toBe('Редактор')
    const again = await patch(root, id, { title: 'Басшы', rev: details.rev })
    expect([again.status, again.body.doc.title, again.body.doc.rev]).toEqual([200, 'Басшы', 3])
  })

  test('who may not know the other is told of no name; another window is his own', async () => {
    const { id, rev } = await create('names')
    await patch(head, id, { title: 'Басшы', rev })
    const stale = (await patch(editor, id, { title: 'X', rev })).body.error.details
    expect([stale.changedBy, stale.isOwn]).toEqual([undefined, false])
    await patch(editor, id, { title: 'Y', rev: stale.rev })
    const own = (await patch(editor, id, { title: 'Z', rev })).body.error.details
    expect([own.changedBy, own.isOwn]).toEqual(['editor', true])
  })

  test('of those who come at the same moment, one is stored', async () => {
    const { id, rev } = await create('race')
    const titles = ['a', 'b', 'c', 'd']
    const answers = await Promise.all(
      titles.map((title) => patch(editor, id, { title, rev }, 'draft=true')),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const stored = answers.find(({ status }) => status === 200)?.body.doc.title as string
    expect(await read(id)).toMatchObject({ title: stored, rev: 2 })
  })

  test('whatever two do one after the other, no text is lost unseen', async () => {
    let run = 0
    const write = fc.record({ by: fc.nat(1), reads: fc.boolean(), draft: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 6 }), async (writes) => {
        const { id, rev } = await create(`run-${String(run++)}`)
        const seen = [rev, rev]
        let stored = rev
        for (const [index, { by, draft, reads }] of writes.entries()) {
          if (reads) seen[by] = (await read(id)).rev
          const data = { title: `t${String(index)}`, rev: seen[by] }
          const who = by === 0 ? editor : head
          const answer = await patch(who, id, data, draft ? 'draft=true' : '')
          expect(answer.status).toBe(seen[by] === stored ? 200 : 409)
          if (answer.status === 200) seen[by] = stored = answer.body.doc.rev
        }
        expect((await read(id)).rev).toBe(stored)
      }),
      { numRuns: 8 },
    )
  })

  test('a person without any right learns nothing', async () => {
    const { id } = await create('closed')
    const other = await portal.as('clerk', school.institution)
    const answer = await patch(other, id, { title: 'X', rev: 9 })
    expect([answer.status, answer.body.error.details]).toEqual([404, undefined])
  })
})

describe('at the door', () => {
  test('a change names its version, in the document or in the header', async () => {
    const { id } = await create('door')
    const refused = await bare(id, { title: 'X' })
    expect([refused.status, refused.body.error.code]).toEqual([428, 'rev_required'])
    expect((await bare(id, { title: 'A', rev: 1 })).status).toBe(200)
    expect((await bare(id, { title: 'B' }).set('If-Match', '"2"')).status).toBe(200)
    expect((await bare(id, { title: 'C' }).set('If-Match', '"2"')).status).toBe(409)
    expect((await bare(id, { title: 'D' }).set('If-Match', '*')).status).toBe(200)
    expect((await bare(id, { title: 'E' }).set('If-Match', 'x')).status).toBe(428)
  })

  test('what only moves a document, and a form, need no header', async () => {
    const { id, rev } = await create('moves')
    expect((await bare(id, { _status: 'published' })).status).toBe(200)
    expect((await bare(id, { deletedAt: new Date().toISOString() })).status).toBe(200)
    const form = (data: object) =>
      editor
        .patch(`/api/pages/${id}?locale=kk&trash=true`)
        .unset('If-Match')
        .field('_payload', JSON.stringify(data))
    expect((await form({ title: 'F' })).status).toBe(428)
    expect((await form({ title: 'F', rev })).status).toBe(409)
    expect((await form({ title: 'F', rev: rev + 2 })).status).toBe(200)
  })

  test('who changed a document is neither believed nor shown nor asked for', async () => {
    const { id } = await create('forged')
    const answer = await patch(editor, id, { title: 'X', changedBy: head.userId })
    expect(answer.text).not.toContain('changedBy')
    const list = await editor.get(`/api/pages?where[changedBy][equals]=${editor.userId}`)
    expect(list.status).toBe(400)
    const stored = await portal.payload.db.findOne<Page & { changedBy: string }>({
      collection: 'pages',
      where: { id: { equals: id } },
    })
    expect(stored?.changedBy).toBe(editor.userId)
  })
})
