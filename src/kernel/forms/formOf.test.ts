import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { formOf, textKeysOf, type FormField } from './formOf'

const texts = z.object({ kk: z.string().max(80), ru: z.string().max(80) })

describe('a form of a schema', () => {
  test.each<[string, z.ZodType, object]>([
    ['yes or no', z.boolean(), { kind: 'switch' }],
    ['a whole number', z.number().int(), { kind: 'number', isWhole: true }],
    [
      'a number with bounds',
      z.number().min(0).max(1),
      { kind: 'number', isWhole: false, min: 0, max: 1 },
    ],
    ['a text', z.string().max(40), { kind: 'text', max: 40 }],
    ['a text of any length', z.string(), { kind: 'text' }],
    ['a day', z.iso.date(), { kind: 'day' }],
    ['an address', z.url(), { kind: 'link' }],
    ['one of several', z.enum(['a', 'b']), { kind: 'choice', choices: ['a', 'b'] }],
    ['any of several', z.array(z.enum(['a', 'b'])), { kind: 'choices', choices: ['a', 'b'] }],
    ['a text in every language', texts, { kind: 'texts', max: 80 }],
  ])('%s', (_name, type, expected) => {
    const base = { name: 'one', key: 'settings.one' }
    expect(formOf(z.object({ one: type }), 'settings')).toEqual([
      { ...base, ...expected, isRequired: true },
    ])
    expect(formOf(z.object({ one: type.optional() }), 'settings')).toEqual([
      { ...base, ...expected, isRequired: false },
    ])
  })

  test('with rows, with single values and with groups within', () => {
    const schema = z.object({
      terms: z.array(z.object({ from: z.iso.date(), name: texts })).max(4),
      places: z.array(texts),
      bounds: z.object({ least: z.number() }),
    })
    expect(formOf(schema, 'rules.x')).toMatchObject([
      {
        kind: 'list',
        most: 4,
        fields: [{ key: 'rules.x.terms.from' }, { key: 'rules.x.terms.name' }],
      },
      { kind: 'list', fields: [{ name: '', key: 'rules.x.places.one', kind: 'texts' }] },
      { kind: 'group', fields: [{ key: 'rules.x.bounds.least', kind: 'number' }] },
    ])
  })

  test('cannot be made of what people cannot fill in', () => {
    const union = z.object({ one: z.union([z.string(), z.number()]) })
    expect(() => formOf(union, 'settings')).toThrow("'settings.one'")
  })

  test('names every text once that its fields need', () => {
    const schema = z.object({
      kind: z.enum(['a', 'b']),
      rows: z.array(z.object({ on: z.boolean() })),
      names: z.array(z.string()),
    })
    expect(textKeysOf(formOf(schema, 's'))).toEqual([
      ...['s.kind', 's.kind.a', 's.kind.b'],
      ...['s.rows', 's.rows.one', 's.rows.on'],
      ...['s.names', 's.names.one'],
    ])
  })

  test('has a field for each key, in their order, whatever the schema', () => {
    const types = fc.constantFrom<z.ZodType>(
      z.boolean(),
      z.number(),
      z.string(),
      z.iso.date(),
      texts,
    )
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), types), (shape) => {
        const names = formOf(z.object(shape), 's').map(({ name }: FormField) => name)
        expect(names).toEqual(Object.keys(shape))
      }),
    )
  })
})
