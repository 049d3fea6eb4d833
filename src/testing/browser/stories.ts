import { expect } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, withPage } from './launch'
import { openScreen } from './openScreen'
import { startDemo } from './startDemo'

type Looking = Readonly<{
  locale: string
  width?: number
  height?: number
  javaScriptEnabled?: boolean
  /** Complaints that belong to what is looked at, such as the status of a page that is missing. */
  expected?: RegExp
}>

/** A demo portal and a browser in which people use it. */
export type Stories = Readonly<{
  origin: string
  /** Looks at pages as one person; a complaint in the console fails, whatever was looked at. */
  quietly: (options: Looking, look: (page: Page) => Promise<void>) => Promise<void>
  /** Signs in as one of the demo's people and goes on to an address. */
  signIn: (page: Page, as: Person, to: string) => Promise<void>
  /** The words of a page as a reader without a browser gets them. */
  textOf: (path: string) => Promise<string>
  stop: () => Promise<void>
}>

/** User name and language of somebody who signs in. */
export type Person = Readonly<{ username: string; language: string; password?: string }>

/** Starts a demo and a browser. */
export async function startStories(): Promise<Stories> {
  const demo = await startDemo()
  const browser = await launchBrowser()
  return {
    origin: demo.origin,
    quietly: (options, look) => quietly(browser, demo.origin, options, look),
    async signIn(page, { language, password, username }, to) {
      await page.goto(`/${language}/sign-in?to=${encodeURIComponent(to)}`)
      await page.fill('input[name=identifier]', username)
      await page.fill(
        'input[name=password]',
        password ?? demo.passwords.get(username.split('@')[0] ?? '') ?? '',
      )
      await page.click('main button[type=submit]')
      await page.waitForURL(`**${to}`)
      // What is typed before React runs is lost.
      if (to.startsWith('/admin')) await openScreen(page, to)
    },
    async textOf(path) {
      return (await fetch(demo.origin + path)).text()
    },
    async stop() {
      await browser.close()
      await demo.stop()
    },
  }
}

/** What a page must not do, whoever looks at it. */
async function quietly(
  browser: Browser,
  origin: string,
  { expected, height = 900, javaScriptEnabled = true, locale, width = 1280 }: Looking,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const complaints: string[] = []
  const viewport = { width, height }
  const options = { javaScriptEnabled, locale, timezoneId: 'Asia/Almaty', viewport }
  await withPage({ browser, origin, options }, async (page) => {
    page.on('console', (message) => {
      const isExpected = expected?.test(message.text()) === true
      if (message.type() === 'error' && !isExpected)
        complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await look(page)
  })
  expect(complaints).toEqual([])
}

/** Keeps a picture for somebody to look at, where SHOTS names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
