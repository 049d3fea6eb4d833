import { expect, test } from '@jest/globals'
import { columnsOfPlace } from './place'
import { placeOf } from './placeOf'

const NONE = { at1: '-', at2: '-', at3: '-', at4: '-', at5: '-' }

test('a place is the institution of a document and its ancestors, populated or not', () => {
  expect(placeOf({ institution: 'i' })).toEqual({ institution: 'i', ...NONE })
  const tree = { at1: 'r', at2: { id: 'o', name: 'Ақмола' }, at3: 'i', at4: '-', at5: null }
  const place = { institution: 'i', ...NONE, at1: 'r', at2: 'o', at3: 'i' }
  expect(placeOf({ institution: { id: 'i' }, title: 'x', ...tree })).toEqual(place)
  expect(columnsOfPlace(placeOf({ institution: 'i', ...tree }))).toEqual(place)
})

test('a document without an institution has none', () => {
  expect(() => placeOf({ title: 'x' })).toThrow(TypeError)
  expect(() => placeOf({ institution: null })).toThrow(TypeError)
})

test('a row without a place belongs to nobody, and says so where lists look', () => {
  expect(columnsOfPlace(undefined)).toEqual({ institution: null, ...NONE })
})
