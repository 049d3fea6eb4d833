/**
 * Runs in the preview window of the admin: hands what the form holds to the server, and shows the page it answers.
 * The admin sends the form's values with every change, once this window has said that it is ready.
 */
const PAUSE_MS = 300

const frame = document.querySelector('iframe')
const theme = document.querySelector('select')
const offline = document.querySelector('p')
const admin = (window.opener ?? window.parent) as Window

let held: unknown
let asked = 0
let waiting: ReturnType<typeof setTimeout> | undefined

async function show(): Promise<void> {
  const number = ++asked
  try {
    const answer = await fetch(`${location.pathname}?theme=${theme?.value ?? ''}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/html' },
      body: JSON.stringify(held),
    })
    const html = await answer.text()
    if (number === asked) put(html)
    offline?.toggleAttribute('hidden', true)
  } catch {
    offline?.toggleAttribute('hidden', false)
  }
}

/** The page stays where it was read; its links lead nowhere, since the form would be lost. */
function put(html: string): void {
  if (!frame) return
  const top = frame.contentWindow?.scrollY ?? 0
  frame.onload = () => {
    frame.contentWindow?.scrollTo(0, top)
    frame.contentDocument?.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a, button')) event.preventDefault()
    })
  }
  frame.srcdoc = html
}

function showSoon(): void {
  clearTimeout(waiting)
  if (held !== undefined) waiting = setTimeout(() => void show(), PAUSE_MS)
}

addEventListener('message', ({ data, origin }: MessageEvent<{ type?: string; data?: unknown }>) => {
  if (origin !== location.origin || data.type !== 'payload-live-preview' || !data.data) return
  held = data.data
  showSoon()
})
theme?.addEventListener('change', showSoon)
admin.postMessage({ type: 'payload-live-preview', ready: true }, location.origin)
