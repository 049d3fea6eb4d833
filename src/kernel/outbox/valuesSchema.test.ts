import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { core } from '#collections'
import { plugins } from '#plugins'
import type { MessageValue } from './portalMessage'
import { parseValues, schemaOfValue, VALUE_KINDS } from './valuesSchema'

const declared = [core, ...plugins].flatMap(({ messages = [] }) => messages)
const kinds: readonly MessageValue[] = [
  ...(VALUE_KINDS as MessageValue[]),
  ...declared.flatMap(({ values }) => Object.values(values)),
]

/** What no text that somebody wrote would be: a number, a day, an id, words of addresses, one of a list. */
const isClosed = (kind: MessageValue, value: unknown): boolean => {
  if (value === null) return kind === 'institution'
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'string') return false
  if (typeof kind !== 'string') return kind.oneOf.includes(value)
  const shapes: Partial<Record<string, RegExp>> = {
    day: /^\d{4}-\d{2}-\d{2}$/,
    institution: /^[0-9a-f-]{24,36}$/i,
    module: /^[a-z0-9-]{1,60}$/,
    path: /^\/[a-z0-9/-]{1,199}$/,
  }
  return shapes[kind]?.test(value) ?? false
}

test('the core declares messages', () => {
  expect(declared.length).toBeGreaterThan(3)
})

test('no value of any message can be a text that somebody wrote', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.lorem(),
    fc.constantFrom(
      'Асанов Асан',
      'Әлия',
      'бес',
      '5 жоқ',
      'н/я',
      'diabetes',
      'a b',
      '2026-09-01 Асан',
    ),
    fc.webPath(),
    fc.double(),
    fc.anything(),
  )
  fc.assert(
    fc.property(fc.constantFrom(...kinds), anything, (kind, value) => {
      const parsed = schemaOfValue(kind).safeParse(value)
      if (parsed.success) expect(isClosed(kind, parsed.data)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test.each<[MessageValue, unknown]>([
  ['count', 12],
  ['day', '2026-09-01'],
  ['institution', '0198f3c2-0000-7000-8000-000000000000'],
  ['institution', '65f000000000000000000000'],
  ['institution', null],
  ['module', 'notices'],
  ['path', '/admin/collections/memberships/0198f3c2-0000-7000-8000-000000000000'],
  [{ oneOf: ['head'], texts: 'role' }, 'head'],
])('%j takes %j', (kind, value) => {
  expect(schemaOfValue(kind).parse(value)).toBe(value)
})

test('all that a message declares is there, and nothing else', () => {
  const message = { kind: 'a.b', channels: ['mail'], values: { days: 'count' } } as const
  expect(parseValues(message, { days: 3 })).toEqual({ days: 3 })
  for (const given of [{}, { days: 3, name: 'Асан' }, { days: -1 }, null])
    expect(() => parseValues(message, given)).toThrow()
})
