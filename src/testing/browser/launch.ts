import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

const quiet = [
  '--no-sandbox', // containers have no user namespaces to make one from
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts the Chromium of the system: CHROMIUM_PATH, or Debian's place for it. Names lead nowhere but to this
 * machine, so a page that asks for another host fails here as it would in a school without an uplink.
 * @param hosts extra names that lead to this machine, such as a site's own domain
 */
export async function launchBrowser(hosts: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) {
    throw new Error(
      `No Chromium at ${executablePath}: apt-get install chromium, or set CHROMIUM_PATH`,
    )
  }
  const rules = [
    ...[...hosts, 'localhost'].map((host) => `MAP ${host} 127.0.0.1`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ]
  return chromium.launch({
    executablePath,
    args: [...quiet, `--host-resolver-rules=${rules.join(', ')}`],
  })
}

/** A visit to one origin; `options` are Playwright's own (viewport, locale, javaScriptEnabled, …). */
export type Visit = Readonly<{
  browser: Browser
  /** Such as `http://127.0.0.1:3000`: the only place the page may ask for anything. */
  origin: string
  options?: BrowserContextOptions
}>

/**
 * Runs `look` with a fresh page and closes it. Addresses given to `page.goto` may be relative to the origin.
 * @returns what `look` returns
 * @throws when anything was requested from elsewhere, even if `look` was satisfied with the page
 */
export async function withPage<T>(visit: Visit, look: (page: Page) => Promise<T>): Promise<T> {
  const { browser, origin, options } = visit
  const context = await browser.newContext({
    baseURL: origin,
    // A worker would answer for the server and hide what the page really asks for.
    serviceWorkers: 'block',
    ...options,
  })
  const foreign = watchForeignRequests(context, origin)
  try {
    const result = await look(await context.newPage())
    if (foreign.size > 0) throw new Error(`Asked for other hosts: ${[...foreign].join(', ')}`)
    return result
  } finally {
    await context.close()
  }
}

/** Collects the addresses requested outside the origin, for as long as the context lives. */
function watchForeignRequests(context: BrowserContext, origin: string): ReadonlySet<string> {
  const foreign = new Set<string>()
  const note = (address: string) => {
    if (isForeign(address, origin)) foreign.add(address)
  }
  context.on('request', (request) => {
    note(request.url())
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      note(socket.url().replace(/^ws/, 'http'))
    })
  })
  return foreign
}

/** Does this address leave the origin? What is inside the page itself (`data:`, `blob:`, `about:`) does not. */
export function isForeign(address: string, origin: string): boolean {
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) && url.origin !== new URL(origin).origin
}
