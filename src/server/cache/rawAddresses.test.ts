import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { keptPage } from './fakeExchange'
import { createRawAddresses } from './rawAddresses'

test('a page has one address, an address one page, the latest', () => {
  const pages = ['p', 'q', 'r'].map((key) => keptPage({ key }))
  const step = fc.record({
    isLink: fc.boolean(),
    raw: fc.constantFrom('w', 'x', 'y', 'z'),
    at: fc.nat({ max: 2 }),
  })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const addresses = createRawAddresses()
      let links: { raw: string; at: number }[] = []
      for (const { isLink, raw, at } of steps) {
        const page = pages[at]
        if (!page) continue
        links = links.filter((link) => link.at !== at && !(isLink && link.raw === raw))
        if (isLink) links.push({ raw, at })
        if (isLink) addresses.link(raw, page)
        else addresses.unlink(page)
        expect(addresses.size).toBe(links.length)
        for (const name of ['w', 'x', 'y', 'z']) {
          const link = links.find((one) => one.raw === name)
          expect(addresses.pageAt(name)).toBe(link && pages[link.at])
        }
      }
    }),
  )
})

test('an address that the page was not charged for is not kept', () => {
  const addresses = createRawAddresses()
  addresses.link('x'.repeat(2000), keptPage({ key: 'portal.kz/kk/#' }))
  expect(addresses.size).toBe(0)
})
