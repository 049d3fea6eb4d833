import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { SaxesParser } from 'saxes'
import { LOCALES } from '#kernel'
import { THEME_IDS } from '../../../collections/appearances/themeIds'
import { axeFaults } from './axeFaults'
import { crawl } from './crawl'
import { documentValues } from './documentValues'
import { htmlFaults } from './htmlFaults'
import { restAs, type Rest } from './restAs'
import { startStories, type Stories } from './stories'
import { textsOn } from './textsOn'
import { faultsIn, untranslated } from './wordFaults'

let stories: Stories
beforeAll(async () => {
  stories = await startStories()
}, 300_000)
afterAll(() => stories.stop())

/** What no link leads to: what is typed into a form, and what is not there. */
const TYPED = ['/search/?q=мектеп', '/search/?q=ыыыы', '/nowhere', '/s/kokshetau-1/nowhere']
const STARTS = ['/', '/sign-in', ...TYPED]

/** One region without schools is like another; pages of a site differ by their blocks, lists by what narrows them. */
function shapeOf(address: string): string | undefined {
  const { origin, pathname, searchParams } = new URL(address, stories.origin)
  if (origin !== stories.origin || /^\/(admin|api)\//.test(pathname)) return undefined
  const path = pathname.replace(/\/r\/(?!aqmola\/)[^/]+\//, '/r/:region/')
  return [path, ...[...new Set(searchParams.keys())].sort()].join('?')
}

const pages: string[] = []

test('every page reached over links is valid HTML, every feed valid XML, and nothing is missing', async () => {
  const faults: string[] = []
  const addresses = LOCALES.flatMap((locale) => STARTS.map((path) => `/${locale}${path}`))
  await crawl(addresses, shapeOf, async (address) => {
    const answer = await fetch(new URL(address, stories.origin))
    const type = answer.headers.get('content-type') ?? ''
    const text = await answer.text()
    if (/nowhere/.test(address) !== (answer.status === 404))
      faults.push(`${address} is answered ${String(answer.status)}`)
    if (/\bxml\b/.test(type)) new SaxesParser().write(text).close()
    if (!type.startsWith('text/html')) return []
    pages.push(address)
    faults.push(...(await htmlFaults(text)).map((fault) => `${address} ${fault}`))
    const links = text.matchAll(/ (?:href|src)="([^"#]+)/g)
    return [...links].map(([, to = '']) => new URL(to.replaceAll('&amp;', '&'), answer.url).href)
  })
  expect(faults).toEqual([])
  expect(pages.length).toBeGreaterThan(40)
})

/** The version for the visually impaired, as the cookie `view` holds it. */
const CLEAR = '2ls'

/** Looks at a page by day, by night, and as the visually impaired may see it: there other colours, the same structure. */
async function barriersOn(page: Page, address: string, texts: Set<string>): Promise<string[]> {
  const wear = (value: string) =>
    page.context().addCookies([{ name: 'view', value, url: stories.origin }])
  await wear('')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(address)
  for (const text of await textsOn(page)) texts.add(text)
  const byDay = await axeFaults(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const byNight = await axeFaults(page, 'color-contrast')
  await wear(CLEAR)
  await page.goto(address)
  const clear = await axeFaults(page, 'color-contrast')
  return [
    ...byDay,
    ...byNight.map((fault) => `by night ${fault}`),
    ...clear.map((fault) => `${CLEAR} ${fault}`),
  ]
}

test('in every theme and view no page has a serious barrier, and every word is in its language', async () => {
  const faults = new Set<string>()
  const texts = { kk: new Set<string>(), ru: new Set<string>() }
  const templates = [...new Map(pages.map((page) => [templateOf(page), page])).values()]
  await stories.quietly({ locale: 'kk-KZ' }, async (admin) => {
    await stories.signIn(admin, { username: 'admin-1', language: 'kk' }, '/admin')
    const rest = restAs(admin)
    const wear = await wardrobe(rest)
    for (const [turn, theme] of THEME_IDS.entries()) {
      await wear(theme)
      // Half of the templates in each language, the other half in the next theme.
      const visit = LOCALES.map((locale, half) =>
        stories.quietly({ locale: `${locale}-KZ`, expected: /status of 404/ }, async (page) => {
          for (const [index, template] of templates.entries()) {
            if ((index + turn) % 2 !== half) continue
            const address = template.replace(/\/(kk|ru)\//, `/${locale}/`)
            for (const fault of await barriersOn(page, address, texts[locale]))
              faults.add(`${theme} ${address} ${fault}`)
          }
        }),
      )
      await Promise.all(visit)
    }
    const known = await documentValues(rest)
    for (const locale of LOCALES)
      for (const text of texts[locale])
        for (const word of faultsIn(text, known)) faults.add(`${locale} ${word}: ${text}`)
    for (const text of untranslated(texts.kk, texts.ru, known)) faults.add(`kk and ru: ${text}`)
  })
  expect([...faults]).toEqual([])
}, 240_000)

/** An address without its language and without what narrows a list. */
function templateOf(address: string): string {
  const { pathname, search } = new URL(address, stories.origin)
  return [pathname.replace(/^\/\w+\//, '/'), ...(search === '' ? [] : ['?'])].join('')
}

/** Dresses the whole portal in a theme. */
async function wardrobe(rest: Rest): Promise<(theme: string) => Promise<void>> {
  const [ministry] = await rest.find('institutions', 'where[kind][equals]=ministry')
  const { id } = await rest.create('appearances', { name: 'Сынақ', institution: ministry?.id })
  return (theme) => rest.update('appearances', id, { theme })
}
