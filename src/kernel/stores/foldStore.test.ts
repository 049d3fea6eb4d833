import { describe, expect, test } from '@jest/globals'
import { checkFind } from './checkFind'
import type { StoreFind } from './doorTypes'
import { foldStore, indexesOf } from './foldStore'
import type { PortalStore } from './portalStore'

const store: PortalStore = {
  slug: 'clubs-sheets',
  columns: {
    club: 'text',
    day: 'date',
    cells: 'json',
    open: 'boolean',
    count: 'integer',
    share: 'real',
  },
  key: ['club', 'day'],
  indexes: [['day'], ['club', 'day']],
  access: 'system',
}
const scoped: PortalStore = { ...store, scope: 'institution' }

describe('foldStore', () => {
  test('makes a hidden collection with the columns, an id of its own, and no times', () => {
    const folded = foldStore(scoped)
    expect(folded).toMatchObject({ slug: 'clubs-sheets', access: 'system', timestamps: false })
    const types = folded.fields.map((field) => ('name' in field ? [field.name, field.type] : []))
    expect(Object.fromEntries(types)).toEqual({
      ...{ id: 'text', club: 'text', day: 'text', cells: 'json', open: 'checkbox' },
      ...{ count: 'number', share: 'number', rev: 'number', institution: 'text' },
      ...{ at1: 'text', at2: 'text', at3: 'text', at4: 'text', at5: 'text' },
    })
    expect(folded.custom).toEqual({
      store: { columns: { ...store.columns, ...columnsOfPlaces('text') } },
    })
    expect(foldStore(store).fields.map((field) => 'name' in field && field.name)).not.toContain(
      'at1',
    )
  })
})

const columnsOfPlaces = (type: string) =>
  Object.fromEntries(['institution', 'at1', 'at2', 'at3', 'at4', 'at5'].map((name) => [name, type]))

describe('indexesOf', () => {
  test('are those declared; a scoped store has its first column behind each place', () => {
    expect(indexesOf(store)).toEqual([['day'], ['club', 'day']])
    expect(indexesOf(scoped)).toEqual([
      ...[['day'], ['club', 'day']],
      ...Object.keys(columnsOfPlaces('')).map((name) => [name, 'day']),
    ])
  })

  test('a store that nobody lists by place keeps no index for it', () => {
    expect(indexesOf({ ...scoped, isListed: false })).toEqual(indexesOf(store))
  })

  test('an index is left out that another one begins with', () => {
    const indexes = [['club'], ['club', 'day'], ['club', 'day'], ['day']]
    expect(indexesOf({ ...store, indexes })).toEqual([['club', 'day'], ['day']])
  })

  test('retention finds what is old', () => {
    const retention = { column: 'day', days: 9 }
    expect(indexesOf({ ...store, indexes: [['club', 'day']], retention })).toEqual([
      ['club', 'day'],
      ['day'],
    ])
    expect(indexesOf({ ...store, retention })).toEqual(indexesOf(store))
  })

  test('without any, places stand before the first column of the key, or alone', () => {
    const { indexes: _indexes, ...bare } = scoped
    expect(indexesOf(bare)[0]).toEqual(['institution', 'club'])
    const { key: _key, ...appended } = bare
    expect(indexesOf(appended)[0]).toEqual(['institution'])
  })
})

describe('checkFind', () => {
  const answered: StoreFind[] = [
    {},
    { keys: [] },
    { where: { club: 'x' } },
    { where: { day: 'x' } },
    { where: { day: 'x', club: 'x' } },
    { where: { club: 'x' }, range: { column: 'day', from: 'x' } },
    { where: { club: 'x' }, range: { column: 'day', from: 'x' }, order: '-day' },
    { where: { club: 'x' }, order: 'day' },
    { order: '-day' },
    { range: { column: 'day', before: 'x' }, order: 'day' },
  ]
  test.each(answered)('%j has an index', (find) => {
    expect(() => checkFind(store, find)).not.toThrow()
  })

  test.each<[StoreFind, RegExp]>([
    [{ where: { count: 1 } }, /^clubs-sheets: no index is \[count\]; declare it/],
    [{ where: { club: 'x', count: 1 } }, /\[club, count\]/],
    [{ where: { day: 'x' }, order: 'club' }, /\[day, club\]/],
    [{ order: 'count' }, /\[count\]/],
    [{ range: { column: 'count', from: 1 } }, /\[count\]/],
    [{ range: { column: 'day', from: 'x' }, order: 'club' }, /ordered by it alone/],
  ])('%j has none, and says which to declare', (find, message) => {
    expect(() => checkFind(store, find)).toThrow(message)
  })
})
