import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { defineSettings } from './settingsOf'
import { valuesOf } from './values'

const settings = defineSettings({
  version: 2,
  schema: z.object({
    shown: z.number().int().min(1).max(9).default(3),
    isLoud: z.boolean().default(false),
  }),
  migrate: ({ count, ...rest }) => ({ ...rest, shown: count }),
})

test('what was set is read as it is; what was not set stays with those above', () => {
  expect(valuesOf(settings, { shown: 5 }, 2)).toEqual({ shown: 5 })
  expect(valuesOf(settings, {}, 2)).toEqual({})
})

test('values of an older version are said as they would be today', () => {
  expect(valuesOf(settings, { count: 5, isLoud: true }, 1)).toEqual({ shown: 5, isLoud: true })
})

test('what this version does not know or would not take is as if nobody had set it', () => {
  expect(valuesOf(settings, { shown: 99, isLoud: true, count: 5 }, 2)).toEqual({ isLoud: true })
})

test('values of a version that is newer than the portal are read where they fit', () => {
  expect(valuesOf(settings, { shown: 4, mood: 'gay' }, 3)).toEqual({ shown: 4 })
})

test('whatever is stored, what is read fits the schema and sets nothing that was not set', () => {
  const stored = fc.dictionary(fc.constantFrom('shown', 'isLoud', 'count', 'other'), fc.anything())
  fc.assert(
    fc.property(stored, fc.constantFrom(1, 2, 3), (values, version) => {
      const read = valuesOf(settings, values, version)
      expect(settings.schema.partial().strict().safeParse(read).success).toBe(true)
      const set = new Set(version < 2 ? [...Object.keys(values), 'shown'] : Object.keys(values))
      expect(Object.keys(read).every((key) => set.has(key))).toBe(true)
    }),
  )
})
