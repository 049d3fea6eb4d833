import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { Locale } from '#kernel'
import { crawl } from './crawl'
import { documentValues } from './documentValues'
import { openScreen } from './openScreen'
import { restAs } from './restAs'
import { startStories, type Stories } from './stories'
import { textsOn } from './textsOn'
import { faultsIn, untranslated, type Known } from './wordFaults'

let stories: Stories
beforeAll(async () => {
  stories = await startStories()
  await addDocuments()
}, 300_000)
afterAll(() => stories.stop())

/** What the demo lacks: a look, and something in the trash. */
async function addDocuments(): Promise<void> {
  await stories.quietly({ locale: 'kk-KZ' }, async (page) => {
    await stories.signIn(page, { username: 'redaktor-1', language: 'kk' }, '/admin')
    const rest = restAs(page)
    const [site] = await rest.find('sites')
    const institution = site?.institution
    await rest.create('appearances', { name: '2026', institution, theme: 'dala' })
    const dates = { from: '2026-09-01T00:00:00.000Z', until: '2026-09-02T00:00:00.000Z' }
    const { id } = await rest.create('notices', { text: 'Құттықтаймыз', institution, ...dates })
    await rest.update('notices', id, { deletedAt: new Date().toISOString() })
  })
}

/** Every screen is visited once, whatever document it shows. */
function shapeOf(address: string): string | undefined {
  const { origin, pathname } = new URL(address, stories.origin)
  if (origin !== stories.origin || !/^\/admin(\/|$)/.test(pathname)) return undefined
  if (pathname === '/admin/logout') return undefined
  return pathname.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
}

/** Where a screen leads; the trash of a list is behind a button. */
function linksOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    const hasTrash = document.querySelector('.default-list-view-tabs') !== null
    const path = window.location.pathname
    const trash = hasTrash && !path.endsWith('/trash') ? [`${path}/trash`] : []
    return [...links.map(({ href }) => href), ...trash]
  })
}

type Seen = Readonly<{
  screens: ReadonlySet<string>
  /** Text → where it was first seen. */
  texts: ReadonlyMap<string, string>
  known: Known
}>

/** Goes to every screen that one person can reach. */
async function seenBy(username: string, language: Locale): Promise<Seen> {
  const screens = new Set<string>()
  const texts = new Map<string, string>()
  let known: Known | undefined
  // High enough for blocks, which Payload draws once they are in sight.
  await stories.quietly({ locale: `${language}-KZ`, height: 5000 }, async (page) => {
    await stories.signIn(page, { username, language }, '/admin')
    known = await documentValues(restAs(page))
    await crawl(['/admin'], shapeOf, async (address) => {
      const screen = shapeOf(address) ?? address
      await openScreen(page, address)
      screens.add(screen)
      for (const text of await textsOn(page)) if (!texts.has(text)) texts.set(text, screen)
      return linksOn(page)
    })
  })
  return { screens, texts, known: known ?? { values: [], sameValues: [] } }
}

/** Where versions are compared, both languages stand side by side. */
const COMPARISON = /\/versions\/:id$/

test('an administrator finds every screen in both languages, and nothing else', async () => {
  // Two of one rank: each person has one language of the content, and it is shown in that.
  const [kk, ru] = await Promise.all([seenBy('admin-1', 'kk'), seenBy('admin-2', 'ru')])
  const faults = [kk, ru].flatMap(({ known, texts }) =>
    [...texts].flatMap(([text, screen]) =>
      faultsIn(text, known).map((word) => `${screen}: ${word} in «${text}»`),
    ),
  )
  const same = untranslated(kk.texts.keys(), new Set(ru.texts.keys()), kk.known).filter(
    (text) => !COMPARISON.test(kk.texts.get(text) ?? ''),
  )
  expect({ faults, same }).toEqual({ faults: [], same: [] })
  expect([...ru.screens].sort()).toEqual([...kk.screens].sort())
  expect(kk.screens.size).toBeGreaterThanOrEqual(30)
}, 300_000)
