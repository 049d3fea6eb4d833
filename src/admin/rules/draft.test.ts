import { expect, test } from '@jest/globals'
import { bodyOf, faultsOfValues, startOf } from './draft'
import type { PackForm } from './rules'

const NEW: PackForm = {
  ...{ kind: 'x', name: 'X', institution: 'i', institutionName: 'I', fields: [], texts: {} },
  values: { most: 5 },
  may: { change: true, approve: false, isOwn: false },
}
const OLD: PackForm = {
  ...NEW,
  pack: {
    ...{ id: 'p', state: 'draft', rev: 3, title: { kk: 'а', ru: 'б' } },
    ...{ from: '2026-09-01', until: '2027-08-31' },
  },
}

test('a new pack begins as what is in force, without a day of its own', () => {
  const draft = startOf(NEW)
  expect(draft).toEqual({ title: {}, from: '', until: '', values: { most: 5 } })
  expect(bodyOf(NEW, { ...draft, from: '2026-09-01' })).toEqual({
    ...{ action: 'draft', institution: 'i', kind: 'x', title: {} },
    ...{ from: '2026-09-01', until: null, values: { most: 5 } },
  })
})

test('a pack that is changed names what it was', () => {
  expect(bodyOf(OLD, startOf(OLD))).toEqual({
    ...{ action: 'change', id: 'p', rev: 3, title: { kk: 'а', ru: 'б' } },
    ...{ from: '2026-09-01', until: '2027-08-31', values: { most: 5 } },
  })
})

test('what is wrong with a value is said beside it', () => {
  const faults = [
    { path: 'values.terms.0.from', message: 'day' },
    { path: 'title.ru', message: 'missing' },
    { path: 'values', message: 'unknown' },
  ]
  expect(faultsOfValues({ message: 'x', details: { faults } })).toEqual([
    { path: 'terms.0.from', message: 'day' },
  ])
  expect(faultsOfValues({ message: 'x' })).toEqual([])
  expect(faultsOfValues(undefined)).toEqual([])
})
