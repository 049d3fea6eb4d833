import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser, withPage } from './launch'

const pages: Readonly<Record<string, string>> = {
  '/clean': '<title>Таза</title><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">',
  '/picture': '<img src="http://cdn.example/a.png">',
  '/script':
    '<script>fetch("https://cdn.example/a.json").catch(() => { document.title = "no" })</script>',
  '/socket': '<script>new WebSocket("ws://cdn.example/")</script>',
}

let server: Server
let browser: Browser
let port = 0
const visit = () => ({ browser, origin: `http://127.0.0.1:${port}` })

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/away') response.statusCode = 302
    response.setHeader('location', 'http://cdn.example/')
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pages[request.url ?? ''])
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
  browser = await launchBrowser(['school.test'])
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test('a page that stays on its origin passes, and the answer comes back', async () => {
  const title = await withPage(visit(), async (page) => {
    await page.goto('/clean')
    return page.title()
  })
  expect(title).toBe('Таза')
})

test.each(['/picture', '/script', '/socket'])('%s is caught', async (path) => {
  const looked = withPage(visit(), async (page) => {
    await page.goto(path)
    await page.waitForTimeout(200)
  })
  await expect(looked).rejects.toThrow('cdn.example')
})

test('a redirect away is caught even when the test does not mind the failure', async () => {
  const looked = withPage(visit(), async (page) => {
    await page.goto('/away').catch(() => {})
  })
  await expect(looked).rejects.toThrow('cdn.example')
})

test('a failing look is reported as itself, and an extra name leads to this machine', async () => {
  const failing = withPage(visit(), async () => Promise.reject(new Error('my own')))
  await expect(failing).rejects.toThrow('my own')
  const origin = `http://school.test:${port}`
  const url = await withPage({ browser, origin, options: { locale: 'kk' } }, async (page) => {
    await page.goto('/clean')
    return page.url()
  })
  expect(url).toBe(`${origin}/clean`)
})

test('without a browser it says how to get one', async () => {
  const before = process.env['CHROMIUM_PATH']
  process.env['CHROMIUM_PATH'] = '/nowhere'
  await expect(launchBrowser()).rejects.toThrow('apt-get install chromium')
  if (before === undefined) delete process.env['CHROMIUM_PATH']
  else process.env['CHROMIUM_PATH'] = before
})
