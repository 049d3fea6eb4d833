import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { systemStore } from '#kernel'
import { createTestPortal, schemesPlugin, twoSchools, type TestPortal } from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>

const CORE = '/api/plugins/core'

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let head: Agent
let root: Agent

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [schemesPlugin] })
  at = await twoSchools(portal.payload)
  head = await portal.as('head', at.a.institution)
  root = await portal.as('root')
})
afterAll(() => portal.stop())
beforeEach(async () => {
  const store = systemStore({ payload: portal.payload })('notifications')
  for (const { id } of await store.find({})) await store.remove({ id })
})

const decide = async (who: Agent, body: object): Promise<{ id: string }> => {
  const answer = await who.post(`${CORE}/memberships`).send(body)
  expect([answer.status, answer.body]).toMatchObject([200, {}])
  return answer.body as { id: string }
}
const heardBy = async (who: Agent): Promise<string[]> => {
  const { body } = await who.get(`${CORE}/notifications`)
  return (body.notifications as { subject: string; text: string; path: string }[]).map(
    ({ path, subject, text }) => [subject, text, path].join(' | '),
  )
}
const editorAt = () => portal.as('editor', at.b.institution)

test('a person hears of the role that he gets, and of its end', async () => {
  const editor = await editorAt()
  const grant = { action: 'grant', role: 'editor', institution: at.a.institution }
  const { id } = await decide(head, { ...grant, user: editor.userId })
  await decide(head, { action: 'end', id })
  const heard = await heardBy(editor)
  expect(heard.map((text) => text.split(' | ')[0]).sort()).toEqual([
    'Порталдағы рөліңіз аяқталды',
    'Сізге порталда рөл берілді',
  ])
  expect(heard[0]).toContain('/kk/me')
  expect(await heardBy(head)).toEqual([])
})

test('parents and pupils are told by their school', async () => {
  const editor = await editorAt()
  const grant = { action: 'grant', role: 'parent', institution: at.a.institution }
  await decide(head, { ...grant, user: editor.userId })
  expect(await heardBy(editor)).toEqual([])
})

test('whoever may confirm a proposal hears of it, then the person hears of his role', async () => {
  const [editor, second] = [await editorAt(), await portal.as('root')]
  const { id } = await decide(root, { action: 'grant', role: 'root', user: editor.userId })
  expect((await heardBy(second))[0]).toContain(`/admin/collections/memberships/${id}`)
  expect([await heardBy(root), await heardBy(editor), await heardBy(head)]).toEqual([[], [], []])
  await decide(second, { action: 'confirm', id })
  expect((await heardBy(editor))[0]).toContain('бүкіл портал')
})

test('a refused grant tells nobody', async () => {
  const editor = await editorAt()
  const answer = await head
    .post(`${CORE}/memberships`)
    .send({ action: 'grant', role: 'region', institution: at.region, user: editor.userId })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(await heardBy(editor)).toEqual([])
})

test('rules that are drafted wait for those who may approve them, the nearest ones', async () => {
  const region = await portal.as('region', at.region)
  const deputy = await portal.as('deputy', at.a.institution)
  const pack = {
    ...{ action: 'draft', institution: at.a.institution, kind: 'schemes-bands' },
    ...{ title: { kk: 'Талап', ru: 'Требования' }, from: '2026-09-01' },
    values: { bands: [{ key: 'b1', from: 0 }] },
  }
  const draft = async (who: Agent) => {
    const answer = await who.post(`${CORE}/rule-packs`).send(pack)
    expect([answer.status, answer.body]).toMatchObject([200, { rev: 1 }])
  }
  await draft(deputy)
  expect((await heardBy(head))[0]).toMatch(/ережелер жобасы.*\| \/admin\/rules$/i)
  expect([await heardBy(region), await heardBy(deputy)]).toEqual([[], []])
  await draft(head)
  expect([(await heardBy(head)).length, (await heardBy(region)).length]).toEqual([1, 1])
})
