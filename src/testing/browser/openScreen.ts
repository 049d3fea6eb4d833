import type { Page, Response } from 'playwright-core'

const QUIET_MS = 250
const PAUSE_MS = 50
const LONGEST_MS = 20_000

/**
 * Opens a screen of the admin and waits until it shows all that it loads: its scripts run, nothing shimmers, is asked
 * for or changes any more. "Network idle" would come before React has begun to ask.
 * @throws Error when a screen does not come to rest
 */
export async function openScreen(page: Page, address: string): Promise<void> {
  const asked = new Set<unknown>()
  const begin = (request: unknown) => asked.add(request)
  const end = (request: unknown) => asked.delete(request)
  // An answer that nobody reads never ends.
  const answered = (response: Response) => end(response.request())
  page.on('request', begin).on('response', answered).on('requestfailed', end)
  try {
    await page.goto(address)
    const latest = Date.now() + LONGEST_MS
    let before = ''
    for (let quiet = 0; quiet < QUIET_MS; quiet += PAUSE_MS) {
      if (Date.now() > latest) throw new Error(`${address} does not come to rest`)
      await page.waitForTimeout(PAUSE_MS)
      const now = await page.evaluate(stateOfScreen)
      if (now === undefined || now !== before || asked.size > 0) quiet = 0
      before = now ?? ''
    }
  } finally {
    page.off('request', begin).off('response', answered).off('requestfailed', end)
  }
}

/** Runs in the page: what stands there, once it is complete. */
function stateOfScreen(): string | undefined {
  const isRunning = Object.keys(document.querySelector('main, nav') ?? {}).some((key) =>
    key.startsWith('__react'),
  )
  const isLoading = document.querySelector('.shimmer-effect, .loading-overlay') !== null
  return isRunning && !isLoading ? document.body.innerText : undefined
}
