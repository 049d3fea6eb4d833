import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pendingOf } from './pending'

const names = fc.uniqueArray(fc.string(), { maxLength: 20 })

test('what is known and not applied, in the order of the list', () => {
  const cases = names.chain((known) => fc.tuple(fc.constant(known), fc.shuffledSubarray(known)))
  fc.assert(
    fc.property(cases, ([known, applied]) => {
      const pending = pendingOf(
        applied,
        known.map((name) => ({ name })),
      )
      expect(pending).toEqual(known.filter((name) => !applied.includes(name)))
    }),
  )
})

test('a migration that this software does not know is refused by name', () => {
  expect(() => pendingOf(['old', 'from tomorrow'], [{ name: 'old' }])).toThrow(
    'The database has migrations this version of Orda does not know: from tomorrow.',
  )
})
