import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTagIndex } from './tagIndex'

const name: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd')

test('finds what a plain search finds, and holds nothing that is gone', () => {
  const step = fc.record({
    kind: fc.constantFrom('add', 'remove', 'find'),
    at: fc.nat({ max: 4 }),
    tags: fc.uniqueArray(name),
  })
  const pagesTags = fc.array(fc.uniqueArray(name), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(pagesTags, fc.array(step), (tagLists, steps) => {
      const pages = tagLists.map((tags) => ({ tags }))
      const index = createTagIndex<{ tags: string[] }>()
      const present = new Set<{ tags: string[] }>()
      for (const { kind, at, tags } of steps) {
        const page = pages[at] ?? { tags: [] }
        if (kind === 'add') {
          index.add(page)
          present.add(page)
        } else if (kind === 'remove') {
          index.remove(page)
          present.delete(page)
        } else {
          const expected = [...present].filter((one) => one.tags.some((tag) => tags.includes(tag)))
          expect(index.find(tags)).toEqual(new Set(expected))
        }
        expect(index.size).toBe(new Set([...present].flatMap((one) => one.tags)).size)
      }
    }),
  )
})
