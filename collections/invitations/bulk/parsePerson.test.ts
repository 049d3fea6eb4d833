import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GRANTABLE_ROLES } from '#kernel'
import { columnsOf } from '#tables'
import { kk as coreKk } from '../../translations/kk'
import { ru as coreRu } from '../../translations/ru'
import { kk } from '../translations/kk'
import { ru } from '../translations/ru'
import { parsePerson } from './parsePerson'
import type { ColumnId, FaultCode, PersonCells } from './personRow'
import { COLUMN_NAMES } from './words'

const columns = Object.keys(COLUMN_NAMES) as ColumnId[]
const texts: [string, Record<string, string>][] = [
  ['kk', { ...coreKk, ...kk }],
  ['ru', { ...coreRu, ...ru }],
]
const cells = (more: Partial<PersonCells> = {}): PersonCells => ({
  ...{ name: 'Ойдан Мысал', email: '', role: 'teacher', institution: '', group: '' },
  ...{ language: '', ...more },
})
const valueOf = (more: Partial<PersonCells>) => {
  const parsed = parsePerson(2, cells(more))
  return 'value' in parsed ? parsed.value : undefined
}
const faultsOf = (more: Partial<PersonCells>) => {
  const parsed = parsePerson(2, cells(more))
  return 'faults' in parsed ? parsed.faults.map(({ code, column }) => `${column} ${code}`) : []
}

/** Every code once: a new one that has no sentence is a fault of types here. */
const CODES: Readonly<Record<FaultCode, true>> = {
  ...{ account_forbidden: true, bad_email: true, bad_name: true, class_unsuitable: true },
  ...{ institution_closed: true, invited: true, known: true, missing: true, role_own: true },
  ...{ place_ambiguous: true, place_missing: true, place_unknown: true, role_too_high: true },
  ...{ role_unsuitable: true, second_person: true, too_long: true, twice: true },
  ...{ unknown_language: true, unknown_role: true },
}

test.each(texts)(
  'the columns as the reader of %s is told them are understood',
  (_language, all) => {
    const header = columns.map((id) => all[`invitations.column.${id}`] ?? '')
    const { duplicate, found, unknown } = columnsOf(header, COLUMN_NAMES)
    expect([unknown, duplicate, [...found.keys()]]).toEqual([[], [], columns])
  },
)

test.each(texts)('every fault is a sentence of its own in %s', (_language, all) => {
  const sentences = Object.keys(CODES).map((code) => all[`invitations.fault.${code}`] ?? '')
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/su)
  expect(new Set(sentences).size).toBe(sentences.length)
})

test.each(texts)('what %s calls a role or a language is understood in any case', (_l, all) => {
  for (const role of GRANTABLE_ROLES) {
    const name = all[`memberships.role.${role}`] ?? ''
    expect(valueOf({ role: ` ${name.toUpperCase()} ` })).toMatchObject({ role })
  }
  for (const locale of ['kk', 'ru'] as const)
    expect(valueOf({ language: all[`invitations.language.${locale}`] ?? '' })).toMatchObject({
      locale,
    })
})

test('everything that is wrong with a row is told at once', () => {
  expect(faultsOf({ name: '', email: 'a@', role: 'қожайын', language: 'немецкий' })).toEqual([
    'role unknown_role',
    'name missing',
    'email bad_email',
    'language unknown_language',
  ])
  expect(faultsOf({ role: '' })).toEqual(['role missing'])
  expect(faultsOf({ role: 'parent', group: '5 А' })).toEqual(['group class_unsuitable'])
  expect(faultsOf({ group: 'а'.repeat(30) })).toEqual(['group too_long'])
  // Twelve digits where a name belongs are a number that must not stand there.
  for (const name of ['900101300017', '!!!', 'а'.repeat(201)])
    expect(faultsOf({ name })).toHaveLength(1)
})

test('an address, a class and a name are stored in one way, however they were typed', () => {
  expect(
    valueOf({ name: ' Ойдан \u00a0 Мысал ', email: ' Oidan@Example.KZ ', group: '5  ә' }),
  ).toMatchObject({ name: 'Ойдан Мысал', email: 'oidan@example.kz', group: '5 Ә' })
})

test('whatever stands in a table is either a row or a fault, and what was read reads the same again', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'оқушы', 'Учитель', 'a@example.kz', 'қазақша', '7 а', 'Ойдан'),
  )
  const row = fc.record(Object.fromEntries(columns.map((id) => [id, cell])))
  fc.assert(
    fc.property(row, (given) => {
      const parsed = parsePerson(2, given as PersonCells)
      if ('faults' in parsed) return parsed.faults.length > 0
      const { email, group, institution, locale, name, role } = parsed.value
      const again = parsePerson(2, {
        ...{ email, group, institution, name, role },
        language: locale ?? '',
      })
      expect(again).toEqual(parsed)
      return name.trim() !== '' && (email === '' || email.includes('@')) && group.length <= 20
    }),
  )
})
