import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { renderFeed } from './renderFeed'

const INPUT = { locale: 'kk', origin: 'https://orda.example', path: '/notices/rss.xml' } as const

/** Texts of elements, in their order; throws where the XML is not well formed. */
function textsOf(xml: string): string[] {
  const texts: string[] = []
  const parser = new SaxesParser()
  let current = ''
  parser.on('opentag', () => {
    current = ''
  })
  parser.on('text', (part) => {
    current += part
  })
  parser.on('closetag', () => {
    texts.push(current)
    current = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return texts
}

test('whatever people write, programs can read it, and nothing becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, body) => {
      const item = { title, text: body, href: '/kk/notices/', id: '1', at: '2026-12-01T02:00:00Z' }
      const xml = renderFeed({ title: 'T', description: 'D', href: '/kk/', items: [item] }, INPUT)
      const texts = textsOf(xml)
      expect(texts).toContain('https://orda.example/kk/notices/')
      expect(texts).toHaveLength(13)
    }),
  )
})

test('dates are those of RSS', () => {
  const item = { title: 'a', href: '/kk/', id: '1', at: '2026-12-01T02:00:00.000Z' }
  const xml = renderFeed({ title: 'T', description: 'D', href: '/kk/', items: [item] }, INPUT)
  expect(xml).toContain('<pubDate>Tue, 01 Dec 2026 02:00:00 GMT</pubDate>')
  expect(xml).not.toContain('<description></description>')
})
