import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { faultsOfForms } from './faultsOfForms'

const faultsOf = (shape: z.core.$ZodLooseShape, texts: Record<string, string> = {}): string[] =>
  faultsOfForms({
    ...{ id: 'blog', version: '1.0.0', permissions: {} },
    settings: { version: 1, schema: z.object(shape) },
    translations: { kk: texts, ru: texts },
  })

test('a key without a default, or without a text, is refused before the portal starts', () => {
  expect(faultsOf({ shown: z.number().default(1) }, { 'settings.shown': 'Саны' })).toEqual([])
  expect(faultsOf({ shown: z.number() }, { 'settings.shown': 'Саны' })).toEqual([
    expect.stringContaining('default'),
  ])
  expect(faultsOf({ kind: z.enum(['a']).default('a') }, { 'settings.kind': 'Түрі' })).toEqual([
    expect.stringContaining("'settings.kind.a'"),
  ])
})

test('what no form can be made of is refused by its name', () => {
  expect(faultsOf({ one: z.union([z.string(), z.number()]).default(1) })).toEqual([
    expect.stringContaining("'settings.one'"),
  ])
})
