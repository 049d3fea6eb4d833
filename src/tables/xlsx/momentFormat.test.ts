import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { builtInMoment, momentFormat } from './momentFormat'

test.each([
  'dd.mm.yyyy',
  'dd\\.mm\\.yyyy;@',
  'yyyy-mm-dd hh:mm:ss',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  '[$-43F]d mmmm yyyy "ж.";@',
  'm/d/yy h:mm',
  'mmm',
  '[Red]DD/MM/YYYY',
])('%s makes a date', (code) => {
  expect(momentFormat(code)).toBe('date')
})

test.each(['h:mm', 'hh:mm:ss AM/PM', 'mm:ss.0', '[$-409]h:mm;@', 'h "сағ" mm "мин"'])(
  '%s makes a time of day',
  (code) => {
    expect(momentFormat(code)).toBe('time')
  },
)

test.each([
  'General',
  '0',
  '#,##0.00',
  '0.00E+00',
  '@',
  '000000000000',
  '0" дана"',
  '0 "days"',
  '"d"',
  '"d',
  '\\d0',
  '_d0',
  '*y0',
  '[Red]0;[Blue]-0',
  '# ##0\\ [$₸-43F]',
  '0;"yyyy"',
  '[h]:mm',
  '[mm]:ss',
  '[ss]',
  '0_);[Red]\\(0\\)',
  '# ?/?',
  '',
])('%s leaves a number', (code) => {
  expect(momentFormat(code)).toBeUndefined()
})

test('the built-in formats', () => {
  const ids = Array.from({ length: 60 }, (_, id) => id)
  const idsOf = (moment: string) => ids.filter((id) => builtInMoment(id) === moment)
  expect(idsOf('date').join(' ')).toBe(
    '14 15 16 17 22 27 28 29 30 31 32 33 34 35 36 50 51 52 53 54 55 56 57 58',
  )
  expect(idsOf('time')).toEqual([18, 19, 20, 21, 45, 47])
  expect(builtInMoment(NaN)).toBeUndefined()
})

test('what is quoted or escaped never counts', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const quoted = text.replaceAll('"', '')
      const escaped = Array.from(text, (letter) => `\\${letter}`).join('')
      expect(momentFormat(`0"${quoted}"`)).toBeUndefined()
      expect(momentFormat(`0${escaped}`)).toBeUndefined()
      expect(momentFormat(`"${quoted}"yyyy`)).toBe('date')
    }),
  )
})
