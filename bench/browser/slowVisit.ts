import type { Browser, Page } from 'playwright-core'
import { withPage } from '../../src/testing/browser/launch'

/** What a reader with a slow phone connection waits for. */
export type SlowVisit = Readonly<{
  path: string
  /** Largest contentful paint, ms after the click, and what was painted. */
  paintedMs: number
  painted: string
  /** How much moved after it had been shown (cumulative layout shift). */
  shift: number
  /** What moved. */
  shifted: string
}>

/** The edge of a mobile network. */
const LATENCY_MS = 400
const BYTES_PER_SECOND = 400_000 / 8
const SETTLED_MS = 500

/** Opens a page as a phone of 360 px with an empty cache does, and reads what the browser measured. */
export function visitSlowly(browser: Browser, origin: string, path: string): Promise<SlowVisit> {
  const options = {
    ...{ deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'kk' },
    viewport: { width: 360, height: 780 },
  }
  return withPage({ browser, origin, options }, async (page) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND,
    })
    // esbuild names functions through a helper, which a page does not have.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.goto(path, { waitUntil: 'load' })
    await page.waitForTimeout(SETTLED_MS)
    return { path, ...(await measured(page)) }
  })
}

type Entry = PerformanceEntry &
  Readonly<{
    element?: Element | null
    size?: number
    value?: number
    sources?: readonly Readonly<{ node?: Node | null }>[]
  }>

/** Runs inside the page. */
function measured(page: Page): Promise<Omit<SlowVisit, 'path'>> {
  return page.evaluate(async () => {
    const entriesOf = (type: string): Promise<Entry[]> =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          resolve(list.getEntries())
          observer.disconnect()
        })
        observer.observe({ type, buffered: true })
        // Where there is nothing, nobody calls.
        setTimeout(() => resolve([]), 200)
      })
    const nameOf = (node: Node | null | undefined): string =>
      node instanceof Element
        ? `${node.localName}${node.className ? `.${String(node.className).replaceAll(' ', '.')}` : ''}`
        : '?'
    const paints = await entriesOf('largest-contentful-paint')
    const shifts = await entriesOf('layout-shift')
    const last = paints.at(-1)
    return {
      paintedMs: last?.startTime ?? Number.NaN,
      painted: nameOf(last?.element),
      shift: shifts.reduce((sum, { value = 0 }) => sum + value, 0),
      shifted: shifts
        .flatMap(({ sources = [] }) => sources.map(({ node }) => nameOf(node)))
        .join(' '),
    }
  })
}
