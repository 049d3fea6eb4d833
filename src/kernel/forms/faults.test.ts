import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { LOCALES } from '../locales'
import { kernelMessages } from '../translations'
import { createTranslator } from '../translator'
import { faultsOf } from './faults'

const own = { kk: { 'rules.odd': 'Тақ сан емес' }, ru: { 'rules.odd': 'Нечётное' } }
const translator = await createTranslator({ kernel: kernelMessages, own })
const inRussian = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value, { reportInput: true })
  return parsed.error ? faultsOf(parsed.error, translator('ru'), 'own') : []
}

test.each<[string, z.ZodType, unknown, string]>([
  ['missing', z.string(), undefined, 'Заполните это поле.'],
  ['emptied', z.string().min(1), '', 'Заполните это поле.'],
  ['of another kind', z.boolean(), 'да', 'Значение не подходит.'],
  ['none of the choices', z.enum(['a']), 'b', 'Выберите один из предложенных вариантов.'],
  ['no day', z.iso.date(), '2026-02-30', 'Укажите существующую дату.'],
  ['no address', z.url(), 'портал', 'Укажите полный адрес, например https://example.kz.'],
  ['too little', z.number().min(2), 1, 'Укажите число не меньше 2.'],
  ['too much', z.number().max(2000), 3000, 'Укажите число не больше 2\u00a0000.'],
  ['too short', z.string().min(5), 'abc', 'Нужно не меньше 5 знаков.'],
  ['too long', z.string().max(21), 'a'.repeat(22), 'Нужно не больше 21 знака.'],
  ['too few rows', z.array(z.string()).min(1), [], 'Нужно не меньше 1 строки.'],
  ['too many rows', z.array(z.string()).max(1), ['a', 'b'], 'Нужно не больше 1 строки.'],
  ['of its own rule', z.number().refine((n) => n % 2 === 0, 'rules.odd'), 3, 'Нечётное'],
])('a value that is %s', (_name, schema, value, message) => {
  expect(inRussian(z.object({ one: schema }), { one: value })).toEqual([{ path: 'one', message }])
})

test('a fault deep within says the way down to it; a key that nobody knows is one of the whole', () => {
  const schema = z.strictObject({ rows: z.array(z.object({ day: z.iso.date() })) })
  expect(inRussian(schema, { rows: [{ day: '2026-01-01' }, {}], more: 1 })).toEqual([
    { path: 'rows.1.day', message: 'Заполните это поле.' },
    { path: '', message: 'Здесь есть значение, которого эта форма не знает.' },
  ])
})

test('whatever is wrong is said in a whole sentence of the language', () => {
  const schema = z.strictObject({
    a: z.number().min(1).max(3),
    b: z.string().min(2).max(3),
    c: z.array(z.iso.date()).min(1).max(2),
    d: z.enum(['x']),
  })
  fc.assert(
    fc.property(
      fc.record({ a: fc.anything(), b: fc.anything(), c: fc.anything(), d: fc.anything() }),
      (value) => {
        const parsed = schema.safeParse(value, { reportInput: true })
        if (parsed.success) return
        for (const locale of LOCALES)
          for (const { message } of faultsOf(parsed.error, translator(locale), 'own'))
            expect(message).toMatch(/^[\p{Lu}\d].*\.$/u)
      },
    ),
  )
})
