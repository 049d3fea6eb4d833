import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { schoolCalendar, siteRules } from '#collections'
import { GRANTABLE_ROLES, rulesInForce, type FormSchema, type RulePackKind } from '#kernel'
import { contentsOf, createTestPortal, ORIGIN, uploadedFiles, type TestPortal } from '#testing'
import { seed, type SeedResult } from './index'

/** What signing in leaves behind. */
const SIGN_IN = ['sessions', 'credentials', 'known-devices', 'sign-in-guesses']

let portal: TestPortal
let first: SeedResult

beforeAll(async () => {
  portal = await createTestPortal()
  first = await seed(portal.payload)
})
afterAll(() => portal.stop())

const login = ({ username, password }: { username: string; password?: string }) =>
  portal.http
    .post('/api/users/login')
    .set('Host', 'localhost:3000')
    .set('Origin', ORIGIN)
    .send({ username, password })
const rows = async (collection: string) => {
  const { docs } = await portal.payload.db.find<Record<string, unknown> & { id: string }>({
    ...{ collection, limit: 0, pagination: false },
  })
  return docs
}
/** What holds for the whole republic on a day. */
const rulesOn = async <Schema extends FormSchema>(kind: RulePackKind<Schema>) => {
  const [root] = (await rows('institutions')).filter((node) => node.kind === 'ministry')
  return async (day: string) => (await rulesInForce(portal, kind, [root?.id ?? ''], day))?.values
}
const allContents = async () => [
  await contentsOf(portal.payload, ['sessions']),
  uploadedFiles(portal.payload),
]

test('an empty portal gets a school, its site, and people who can sign in', async () => {
  expect(new Set(first.accounts.map(({ role }) => role))).toEqual(new Set(GRANTABLE_ROLES))
  for (const account of first.accounts) {
    expect(account.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect((await login(account)).status).toBe(200)
  }
  expect(new Set(first.accounts.map(({ password }) => password)).size).toBe(first.accounts.length)
})

test('the editor works at the school of the site', async () => {
  const [site] = await rows('sites')
  const memberships = await rows('memberships')
  expect(site).toMatchObject({ slug: first.site })
  expect(memberships.find(({ role }) => role === 'editor')?.institution).toBe(site?.institution)
  expect(memberships.find(({ role }) => role === 'root')?.institution ?? null).toBeNull()
})

test('the republic has its twenty regions, and every node stands below its parent', async () => {
  const nodes = await rows('institutions')
  expect(nodes.filter(({ kind }) => kind === 'region')).toHaveLength(20)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const node of nodes) {
    const path = ['at1', 'at2', 'at3', 'at4', 'at5'].map((column) => node[column])
    const depth = path.indexOf(node.id)
    expect(path.slice(depth + 1)).toEqual(Array(4 - depth).fill('-'))
    const parent = byId.get(String(node.parent))
    expect(node.kind === 'ministry').toBe(parent === undefined)
    if (parent)
      expect(path.slice(0, depth)).toEqual(
        ['at1', 'at2', 'at3', 'at4'].slice(0, depth).map((column) => parent[column]),
      )
    expect(typeof node.sortKey).toBe('string')
  }
})

test('every page is published, and what is translated is published in both languages', async () => {
  const pages = await rows('pages')
  expect(pages.map(({ slug }) => slug).sort()).toEqual([
    ...['baylanys', 'home', 'mektep-turaly', 'quzhattar', 'suraqtar'],
  ])
  for (const { _status, languages, title } of pages) {
    expect(_status).toBe('published')
    const stamps = languages as Record<string, { published: string | null }>
    for (const [locale, text] of Object.entries(title as Record<string, string>))
      if (text) expect(stamps[locale]?.published).not.toBeNull()
  }
})

test('the republic starts with a calendar and rules for sites, which tell how sure they are', async () => {
  const packs = await rows('rule-packs')
  const [ministry] = (await rows('institutions')).filter(({ kind }) => kind === 'ministry')
  expect(packs.map(({ kind }) => kind).sort()).toEqual(['school-calendar', 'site-rules'])
  for (const pack of packs)
    expect(pack).toMatchObject({ institution: ministry?.id, state: 'approved', rev: 1 })
})

test('the school year is that of the order, and knows what nobody has compared with an act', async () => {
  const at = await rulesOn(schoolCalendar)
  const { holidays, movedDays, terms } = (await at('2027-05-25')) ?? {}
  expect(await at('2027-09-01')).toBeUndefined()
  expect(terms?.map(({ weeks }) => weeks)).toEqual([8, 8, 10, 8])
  const certainties = (all: readonly { certainty: string }[] = []) => [
    ...new Set(all.map(({ certainty }) => certainty)),
  ]
  expect([certainties(terms), certainties(holidays)]).toEqual([['law'], ['unsure']])
  const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay())
  expect(movedDays?.map(({ from, to }) => [isWeekend(from), isWeekend(to)])).toEqual(
    Array(5).fill([true, false]),
  )
})

test('the rules for sites hold until somebody changes them', async () => {
  const rules = await (await rulesOn(siteRules))('2030-01-01')
  expect(rules?.sections.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['home', 'about', 'documents', 'self-assessment']),
  )
})

test('run again, it changes nothing and makes no passwords', async () => {
  const before = await allContents()
  const again = await seed(portal.payload)
  expect(again.site).toBe(first.site)
  expect(again.accounts).toEqual(first.accounts.map(({ password: _password, ...rest }) => rest))
  expect(await allContents()).toEqual(before)
  for (const account of first.accounts) expect((await login(account)).status).toBe(200)
})

test('on demand the demo people get new passwords, and the old ones end', async () => {
  const pages = await contentsOf(portal.payload, SIGN_IN)
  const renewed = await seed(portal.payload, { newPasswords: true })
  for (const [index, account] of renewed.accounts.entries()) {
    expect((await login(account)).status).toBe(200)
    expect((await login(first.accounts[index] ?? account)).status).toBe(401)
  }
  expect(await contentsOf(portal.payload, SIGN_IN)).toEqual(pages)
})

test('a portal whose people have other names is left alone', async () => {
  const [site] = await rows('sites')
  const data = { title: 'Біздің мектеп' }
  await portal.payload.update({
    ...{ collection: 'sites', id: site?.id ?? '', data, depth: 0, locale: 'kk' },
    overrideAccess: true,
  })
  const before = await allContents()
  await seed(portal.payload)
  expect(await allContents()).toEqual(before)
})
