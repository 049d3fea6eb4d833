import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { defineEndpoint, definePlugin, defineWidget } from '../definePlugin'
import { loadWidgets, type ShownWidget } from './loadWidgets'
import type { WidgetContext, WidgetData } from './widget'

type Permission = 'tasks.edit' | 'tasks.see'

const asked: { load: (ctx: WidgetContext) => Promise<WidgetData | undefined> } = {
  load: async () => undefined,
}
const TEXTS = { 'widgets.tasks': 'Tasks', 'widgets.tasks-mine': 'Mine' }

const tasks = definePlugin<Permission>({
  id: 'tasks',
  version: '1.0.0',
  permissions: {
    'tasks.edit': { root: 'all', region: 'subtree', editor: 'institution' },
    'tasks.see': { root: 'all', region: 'subtree', editor: 'institution', pupil: { field: 'id' } },
  },
  widgets: [
    defineWidget<Permission>({
      ...{ slug: 'tasks', permission: 'tasks.edit' },
      load: (ctx) => asked.load(ctx),
    }),
    defineWidget<Permission>({
      ...{ slug: 'tasks-mine', permission: 'tasks.see' },
      load: async ({ locale }) => ({ rows: [{ label: locale, value: 1 }] }),
    }),
  ],
  translations: { kk: TEXTS, ru: TEXTS },
})
/** Always on: what is off has no endpoints either. */
const window = definePlugin<'window.look'>({
  id: 'window',
  version: '1.0.0',
  permissions: { 'window.look': { anyone: 'all' } },
  endpoints: [
    defineEndpoint({
      ...{ method: 'get', path: '/', permission: 'window.look', input: z.object({}) },
      handle: async (ctx) => ({ widgets: (await loadWidgets(ctx)).filter(isTask) }),
    }),
  ],
  translations: { kk: {}, ru: {} },
})
const isTask = ({ slug }: ShownWidget): boolean => slug.startsWith('tasks')

type Agent = Awaited<ReturnType<TestPortal['as']>>
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let agents: Record<'editor' | 'pupil' | 'region' | 'root' | 'teacher', Agent>

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [tasks, window] })
  at = await twoSchools(portal.payload)
  agents = {
    editor: await portal.as('editor', at.a.institution),
    pupil: await portal.as('pupil', at.a.institution),
    region: await portal.as('region', at.region),
    root: await portal.as('root'),
    teacher: await portal.as('teacher', at.a.institution),
  }
})
afterAll(() => portal.stop())
afterEach(async () => {
  jest.restoreAllMocks()
  asked.load = async () => undefined
  await portal.payload.delete({ collection: 'module-switches', overrideAccess: true, where: {} })
})

const shownTo = async (agent: Agent): Promise<ShownWidget[]> => {
  const { body, status } = await agent.get('/api/plugins/window/').set('Accept-Language', 'kk')
  expect(status).toBe(200)
  return (body as { widgets: ShownWidget[] }).widgets
}
const slugsTo = async (agent: Agent) => (await shownTo(agent)).map(({ slug }) => slug)
const decide = async (institution: string, state: string): Promise<void> => {
  const decision = { institution, module: 'tasks', state, reason: '№ 1' }
  expect((await agents.root.post('/api/module-switches?depth=0').send(decision)).status).toBe(201)
}
const hello: WidgetData = { rows: [{ label: 'hello' }] }

test('a widget is for those who hold its permission, and silent where it has nothing to say', async () => {
  expect(await slugsTo(agents.editor)).toEqual(['tasks-mine'])
  asked.load = async () => hello
  expect(await shownTo(agents.editor)).toEqual([
    { slug: 'tasks', title: 'Tasks', isFailed: false, ...hello },
    { slug: 'tasks-mine', title: 'Mine', isFailed: false, rows: [{ label: 'kk', value: 1 }] },
  ])
  expect(await slugsTo(agents.pupil)).toEqual(['tasks-mine'])
  expect(await slugsTo(agents.teacher)).toEqual([])
})

test('it is gone where its module is off, and there while that is on at one of the places', async () => {
  asked.load = async () => hello
  const seen = async () =>
    Promise.all(Object.values(agents).map(async (one) => (await slugsTo(one)).length))
  expect(await seen()).toEqual([2, 1, 2, 2, 0])
  await decide(at.a.institution, 'off')
  expect(await seen()).toEqual([0, 0, 2, 2, 0])
  await decide(at.region, 'off')
  // School B goes with the region, so there is none left.
  expect(await seen()).toEqual([0, 0, 0, 2, 0])
  await decide(at.b.institution, 'on')
  expect(await seen()).toEqual([0, 0, 2, 2, 0])
  await decide(at.ministry, 'forbidden')
  expect(await seen()).toEqual([0, 0, 0, 0, 0])
})

test('one that fails says so, takes nobody with it, and leaves no word of its own in the log', async () => {
  const logged = jest.spyOn(portal.payload.logger, 'error').mockReturnValue(undefined)
  asked.load = () => Promise.reject(new RangeError('Айгүл Серікова, 12A'))
  expect(await shownTo(agents.editor)).toMatchObject([
    { slug: 'tasks', title: 'Tasks', isFailed: true, rows: [] },
    { slug: 'tasks-mine', isFailed: false },
  ])
  expect(logged.mock.calls).toHaveLength(1)
  const line = JSON.stringify(logged.mock.calls)
  expect(line).toContain('"widget":"tasks"')
  expect(line).toContain('"kind":"RangeError"')
  expect(line).not.toMatch(/Айгүл|12A/)
})

test.each(['//orda.example', '/\\orda.example', 'https://orda.example', 'javascript:alert(1)'])(
  'it leads nobody to %s',
  async (href) => {
    jest.spyOn(portal.payload.logger, 'error').mockReturnValue(undefined)
    const link = { label: 'x', href: href as `/${string}` }
    for (const data of [{ rows: [link] }, { rows: [], more: link }]) {
      asked.load = async () => data
      expect(await shownTo(agents.editor)).toMatchObject([{ isFailed: true, rows: [] }, {}])
    }
  },
)

test('it knows where the person stands, reads as he may, and writes nothing', async () => {
  const seen: unknown[] = []
  asked.load = async ({ db, mine }) => {
    const { docs } = await db.find({ collection: 'sites', where: { and: [...mine] } })
    seen.push(docs.length, 'create' in db && (await refusalOf(db as never)))
    return undefined
  }
  const refusalOf = (db: { create: (args: object) => Promise<unknown> }) =>
    db.create({ collection: 'sites', data: {} }).catch(({ name }: Error) => name)
  for (const agent of [agents.editor, agents.region, agents.root]) await shownTo(agent)
  expect(seen).toEqual([1, 'TypeError', 2, 'TypeError', 2, 'TypeError'])
})

test('a card is short', async () => {
  asked.load = async () => ({ rows: Array.from({ length: 50 }, () => ({ label: 'x' })) })
  expect((await shownTo(agents.editor))[0]?.rows).toHaveLength(20)
})
