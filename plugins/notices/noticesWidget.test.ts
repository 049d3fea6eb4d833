import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { endOfToday } from './endOfToday'

type Agent = Awaited<ReturnType<TestPortal['as']>>
type Card = { slug: string; about?: string; rows: { label: string; note: string; tone?: string }[] }
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let region: Agent
let head: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.a.institution)
})
afterAll(() => portal.stop())
afterEach(async () => {
  for (const collection of ['notices', 'module-switches'] as const)
    await portal.payload.delete({ collection, overrideAccess: true, where: {} })
})

const HOUR = 3_600_000
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const tell = async (institution: string, text: string, from: string, until: string) => {
  const data = { institution, text, severity: 'urgent', from, until }
  expect((await region.post('/api/notices?locale=kk&depth=0').send(data)).status).toBe(201)
}
const cardOf = async (agent: Agent): Promise<Card | undefined> => {
  const { body } = await agent.get('/api/plugins/core/dashboard').set('Cookie', 'payload-lng=ru')
  return (body as { widgets: Card[] }).widgets.find(({ slug }) => slug === 'notices')
}

test('tells what hangs above the pages of one’s places now, the next to go first', async () => {
  expect((await cardOf(head))?.rows).toEqual([])
  const tonight = endOfToday(new Date()).toISOString()
  await tell(at.a.institution, 'Кейін', inMs(-HOUR), inMs(50 * HOUR))
  await tell(at.a.institution, 'Бүгін', inMs(-HOUR), tonight)
  await tell(at.a.institution, 'Өткен', inMs(-2 * HOUR), inMs(-HOUR))
  await tell(at.a.institution, 'Ертең', inMs(HOUR), inMs(50 * HOUR))
  await tell(at.b.institution, 'Көрші', inMs(-HOUR), inMs(60 * HOUR))
  const own = await cardOf(head)
  expect(own?.rows).toMatchObject([
    { label: 'Бүгін', note: 'Срочно · mektep-a', tone: 'warning' },
    { label: 'Кейін' },
  ])
  expect(own?.rows[1]?.tone).toBeUndefined()
  expect(own?.about).toContain('1 объявление')
  expect((await cardOf(region))?.rows.map(({ label }) => label)).toEqual([
    'Бүгін',
    'Кейін',
    'Көрші',
  ])
})

test('is nobody’s who writes none, nor anybody’s where notices are off', async () => {
  expect(await cardOf(await portal.as('teacher', at.a.institution))).toBeUndefined()
  const decision = { institution: at.region, module: 'notices', state: 'off', reason: '№ 1' }
  expect((await region.post('/api/module-switches?depth=0').send(decision)).status).toBe(201)
  expect(await cardOf(region)).toBeUndefined()
  expect(await cardOf(head)).toBeUndefined()
})
