import { expect, test } from '@jest/globals'
import { faultsIn, untranslated } from './wordFaults'

const known = { values: ['kokshetau-1', 'redaktor-1@example.kz'], sameValues: ['Айгүл Сейтқали'] }

test('foreign words, keys without a text and places without a value are faults', () => {
  expect(faultsIn('Save changes', known)).toEqual(['Save', 'changes'])
  expect(faultsIn('general:save', known)).toContain('general:save')
  expect(faultsIn('Сұрыптау: {{label}}', known)).toContain('{{label}}')
  expect(faultsIn('Қош келдіңіз, {name}!', known)).toContain('{name}')
})

test('addresses, ids and formats are none', () => {
  expect(faultsIn('/s/kokshetau-1/ · redaktor-1@example.kz', known)).toEqual([])
  expect(faultsIn('ID: 01a21ac2-2c27-7758-8945-8a0ce63f8413', known)).toEqual([])
  expect(faultsIn('CSV не XLSX, #rrggbb, сағат 12:30', known)).toEqual([])
})

test('a text in both languages is untranslated, unless it is a name or a borrowed word', () => {
  const both = ['Жаңарту', 'Айгүл Сейтқали', 'Логотип', '№ 12', 'Сайт']
  expect(untranslated(both, new Set(both), known)).toEqual(['Жаңарту'])
  expect(untranslated(['Жаңарту'], new Set(['Обновить']), known)).toEqual([])
})
