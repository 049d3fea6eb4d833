import { expect, test } from '@jest/globals'
import type { Answer, HttpClient } from '../client/httpClient'
import { partsOf, weighPage } from './weighPage'

const html = `<head><link href="/a.css" rel="stylesheet"/><link href="/i.svg" rel="icon" type="image/svg+xml"/>
<link href="https://x/" rel="canonical"/><script type="application/ld+json">{}</script></head>
<img alt="" src="/p.webp"/><img alt="" src="/p.webp"/><script src="/x.js"></script>`

test('a document names its stylesheets, icons, pictures and scripts', () => {
  expect(partsOf(html)).toEqual({
    ...{ links: ['/a.css', '/i.svg'], pictures: ['/p.webp'], scripts: 1 },
  })
  expect(partsOf('')).toEqual({ links: [], pictures: [], scripts: 0 })
})

test('a page weighs what comes over the wire, pictures left out', async () => {
  const asked: string[] = []
  const reader: HttpClient = {
    send: (_, path) => {
      asked.push(path)
      return Promise.resolve({ bytes: Buffer.alloc(100), text: html } as unknown as Answer)
    },
    close: () => undefined,
  }
  expect(await weighPage(reader, '/kk/')).toEqual({
    ...{ bytes: 300, pictures: 1, requests: 4, scripts: 1 },
  })
  expect(asked).toEqual(['/kk/', '/kk/', '/a.css', '/i.svg'])
})
