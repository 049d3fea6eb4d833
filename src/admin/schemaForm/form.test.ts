import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FormField } from '#kernel'
import { emptyRow, emptyValue, faultAt, withValue } from './form'

const base = { name: 'one', key: 's.one', isRequired: true }

test.each<[FormField, unknown]>([
  [{ ...base, kind: 'switch' }, false],
  [{ ...base, kind: 'list', fields: [] }, []],
  [{ ...base, kind: 'choices', choices: ['a'] }, []],
  [{ ...base, kind: 'texts' }, {}],
  [{ ...base, kind: 'day' }, undefined],
  [{ ...base, kind: 'group', fields: [{ ...base, kind: 'switch' }] }, { one: false }],
])('what nobody has filled in yet', (field, expected) => {
  expect(emptyValue(field)).toEqual(expected)
})

test('a new row has what it must have; one of single values is that value', () => {
  const optional: FormField = { ...base, name: 'two', isRequired: false, kind: 'switch' }
  expect(emptyRow([{ ...base, kind: 'switch' }, optional])).toEqual({ one: false })
  expect(emptyRow([{ ...base, name: '', kind: 'texts' }])).toEqual({})
})

test('a value is replaced, and gone where it was emptied; the others stay', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), fc.string(), (values, name) => {
      expect(withValue(values, name, 7)).toEqual({ ...values, [name]: 7 })
      expect(Object.hasOwn(withValue(values, name, undefined), name)).toBe(false)
      expect(withValue(withValue(values, name, 7), name, undefined)).toEqual(
        withValue(values, name, undefined),
      )
    }),
  )
})

test('a fault stands at its own value', () => {
  const faults = [{ path: 'rows.1.day', message: 'a' }]
  expect(faultAt(faults, 'rows.1.day')).toBe('a')
  expect(faultAt(faults, 'rows.1')).toBeUndefined()
})
