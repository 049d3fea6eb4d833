import { z } from 'zod'
import { isLocale, isPersonRole, type Locale, type PersonRole } from '#kernel'
import { groupName, LONGEST_GROUP } from '../../memberships/groupName'
import { asLookedUp } from '../../users/throttle/subjectOfName'
import type { ColumnId, FaultCode, PersonCells, PersonRow, RowFault } from './personRow'
import { LANGUAGE_WORDS, ROLE_WORDS } from './words'

/** The row, or everything that is wrong with it. */
export type ParsedPerson = Readonly<{ value: PersonRow } | { faults: readonly RowFault[] }>

const LONGEST_NAME = 200
const address = z.email().max(320)

type Fail = (column: ColumnId, code: FaultCode) => undefined

/** Reads the cells of one row; `row` is its number in the file. */
export function parsePerson(row: number, cells: PersonCells): ParsedPerson {
  const faults: RowFault[] = []
  const fail: Fail = (column, code) => {
    faults.push({ row, column, code })
    return undefined
  }
  const role = roleOf(cells.role) ?? fail('role', cells.role === '' ? 'missing' : 'unknown_role')
  const value = {
    row,
    name: nameOf(cells.name, fail),
    email: emailOf(cells.email, fail),
    role,
    institution: cells.institution,
    group: groupIn(cells.group, role, fail),
    locale: languageOf(cells.language, fail),
  }
  return faults.length > 0 || role === undefined ? { faults } : { value: { ...value, role } }
}

const folded = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()

function roleOf(text: string): PersonRole | undefined {
  const word = folded(text)
  return isPersonRole(word) ? word : ROLE_WORDS.get(word)
}

/** A name has letters; twelve digits in its place would be a number that must not stand there. */
function nameOf(text: string, fail: Fail): string {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name === '') fail('name', 'missing')
  else if (name.length > LONGEST_NAME) fail('name', 'too_long')
  else if (!/\p{L}/u.test(name) || /\d{6}/.test(name)) fail('name', 'bad_name')
  return name
}

function emailOf(text: string, fail: Fail): string {
  const email = asLookedUp(text)
  if (email !== '' && !address.safeParse(email).success) fail('email', 'bad_email')
  return email
}

/** Only pupils are in a class, and only teachers lead one. */
function groupIn(text: string, role: PersonRole | undefined, fail: Fail): string {
  const group = groupName(text)
  if (group.length > LONGEST_GROUP) fail('group', 'too_long')
  if (group !== '' && role !== undefined && role !== 'pupil' && role !== 'teacher')
    fail('group', 'class_unsuitable')
  return group
}

function languageOf(text: string, fail: Fail): Locale | undefined {
  const word = folded(text)
  if (word === '') return undefined
  return isLocale(word) ? word : (LANGUAGE_WORDS.get(word) ?? fail('language', 'unknown_language'))
}
