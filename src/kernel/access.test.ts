import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Where } from 'payload'
import { mayAnywhere, placesOf, reaches, rowsFor } from './access'
import { ofVersion } from './collectionAccess'
import type { Grants, Reach } from './grants'
import { isHeld, subjectOf, type Membership, type Subject } from './membership'
import { GRANTABLE_ROLES } from './roles'
import { columnsOf, isWithin, pathOf, type TreePath } from './tree'

/** A region N with a district D and two schools below that, one more school below N itself; a region M with a school. */
const TREE: Readonly<Record<string, TreePath>> = {
  root: ['root'],
  N: ['root', 'N'],
  M: ['root', 'M'],
  D: ['root', 'N', 'D'],
  A: ['root', 'N', 'D', 'A'],
  B: ['root', 'N', 'D', 'B'],
  C: ['root', 'N', 'C'],
  E: ['root', 'M', 'E'],
}
const at = (role: Membership['role'], ...places: string[]): Membership[] =>
  places.map((place) => ({ role, path: TREE[place] ?? [] }))

const open: Where = { _status: { equals: 'published' } }
const person = (...memberships: Membership[]): Subject => ({ id: 'u', memberships })
const editorOf = (...places: string[]) => person(...at('editor', ...places))
const edit: Grants = {
  root: 'all',
  region: 'subtree',
  editor: 'institution',
  head: ['institution', { field: 'id' }],
  pupil: { field: 'student' },
}

const rows: [string, Grants, Subject | undefined, boolean | Where][] = [
  ['nobody signed in', edit, undefined, false],
  ['nobody signed in, open to anyone', { anyone: 'all' }, undefined, open],
  ['a person without roles', edit, person(), false],
  ['a role without the permission', edit, person(...at('teacher', 'A')), false],
  ['reach all', edit, person({ role: 'root', path: [] }), true],
  ['one institution', edit, editorOf('A'), { institution: { equals: 'A' } }],
  ['two institutions', edit, editorOf('A', 'B', 'A'), { institution: { in: ['A', 'B'] } }],
  ['the role without a node', edit, person({ role: 'editor', path: [] }), false],
  ['a subtree', edit, person(...at('region', 'N')), { at2: { equals: 'N' } }],
  ['two subtrees', edit, person(...at('region', 'N', 'M')), { at2: { in: ['N', 'M'] } }],
  [
    'subtrees of two depths',
    edit,
    person(...at('region', 'D', 'M')),
    { or: [{ at2: { equals: 'M' } }, { at3: { equals: 'D' } }] },
  ],
  ['a field', edit, person(...at('pupil', 'A')), { student: { equals: 'u' } }],
  [
    'two reaches of one role',
    edit,
    person(...at('head', 'A')),
    { or: [{ institution: { equals: 'A' } }, { id: { equals: 'u' } }] },
  ],
  ['all beats the rest', edit, person(...at('pupil', 'A'), { role: 'root', path: [] }), true],
  [
    'two roles together',
    edit,
    person(...at('editor', 'A'), ...at('pupil', 'B')),
    { or: [{ institution: { equals: 'A' } }, { student: { equals: 'u' } }] },
  ],
  [
    'what is open and what is his own',
    { anyone: 'all', editor: 'institution' },
    editorOf('A'),
    { or: [open, { institution: { equals: 'A' } }] },
  ],
]

test.each(rows)('rows of %s', (_who, grants, subject, expected) => {
  expect(rowsFor(grants, subject, open)).toEqual(expected)
})

test('where documents are institutions, one institution is its own id', () => {
  expect(rowsFor(edit, editorOf('A'), open, 'id')).toEqual({ id: { equals: 'A' } })
  expect(rowsFor(edit, person(...at('region', 'N')), open, 'id')).toEqual({ at2: { equals: 'N' } })
})

test('a collection without drafts is open to the last row', () => {
  expect(rowsFor({ anyone: 'all' }, editorOf('A'), true)).toBe(true)
})

const reach = fc.constantFrom<Reach | readonly Reach[]>(
  'all',
  'subtree',
  'institution',
  { field: 'owner' },
  ['subtree', { field: 'owner' }],
)
const grantsArb = fc.dictionary(fc.constantFrom(...GRANTABLE_ROLES), reach) as fc.Arbitrary<Grants>
const membershipArb = fc.record({
  role: fc.constantFrom(...GRANTABLE_ROLES),
  path: fc.constantFrom<TreePath>([], ...Object.values(TREE)),
})

test('nobody without a matching membership reaches a row, or anything at all', () => {
  fc.assert(
    fc.property(grantsArb, fc.array(membershipArb), (grants, memberships) => {
      const subject = person(...memberships.filter(({ role }) => grants[role] === undefined))
      expect(rowsFor(grants, subject, open)).toBe(false)
      expect(rowsFor(grants, undefined, open)).toBe(false)
      expect(mayAnywhere(grants, subject)).toBe(false)
      expect(mayAnywhere(grants, undefined)).toBe(false)
    }),
  )
})

/** Does a predicate hold for a document? What a database would say, of the operators that reach uses. */
function holds(where: boolean | Where, doc: Record<string, unknown>): boolean {
  if (typeof where === 'boolean') return where
  return Object.entries(where).every(([field, condition]) => {
    if (field === 'or') return (condition as Where[]).some((one) => holds(one, doc))
    const { equals, in: list } = condition as { equals?: unknown; in?: unknown[] }
    return list ? list.includes(doc[field]) : doc[field] === equals
  })
}

test('rows and places agree about every node of the tree, and both with the tree itself', () => {
  fc.assert(
    fc.property(grantsArb, fc.array(membershipArb), (grants, memberships) => {
      const subject = person(...memberships)
      const found = rowsFor(grants, subject, open)
      const places = placesOf(grants, subject)
      for (const [institution, path] of Object.entries(TREE)) {
        const expected = memberships.some(({ role, path: own }) =>
          [grants[role]].flat().some((one) => {
            if (one === 'all') return true
            if (one === 'subtree') return own.length > 0 && path.includes(own.at(-1) ?? '')
            return one === 'institution' && own.at(-1) === institution
          }),
        )
        expect(holds(found, { institution, ...columnsOf(path) })).toBe(expected)
        expect(reaches(places, path)).toBe(expected)
      }
      expect(holds(found, { institution: null, ...columnsOf([]) })).toBe(places === 'all')
      expect(mayAnywhere(grants, subject)).toBe(found !== false)
    }),
  )
})

test('columns hold a path and give it back', () => {
  for (const path of [[], ...Object.values(TREE), ['1', '2', '3', '4', '5']]) {
    expect(pathOf(columnsOf(path))).toEqual(path)
    expect(Object.keys(columnsOf(path))).toEqual(['at1', 'at2', 'at3', 'at4', 'at5'])
  }
  expect([pathOf(undefined), pathOf(null), pathOf({ at1: '' })]).toEqual([[], [], []])
})

test('nothing is within nowhere, and everything within itself', () => {
  for (const path of Object.values(TREE)) {
    expect(isWithin(path, path)).toBe(true)
    expect(isWithin(path, [])).toBe(false)
    expect(isWithin([], path)).toBe(false)
  }
})

test('a role holds from its beginning until before its end', () => {
  const now = '2026-09-01T00:00:00.000Z'
  expect(isHeld({}, now)).toBe(true)
  expect(isHeld({ from: null, until: null }, now)).toBe(true)
  expect(isHeld({ from: now }, now)).toBe(true)
  expect(isHeld({ until: now }, now)).toBe(false)
  expect(isHeld({ from: '2026-09-01T00:00:00.001Z' }, now)).toBe(false)
  const memberships = [...at('editor', 'A'), { ...at('editor', 'B')[0], until: now } as Membership]
  const user = { id: 'u', memberships } as unknown as Parameters<typeof subjectOf>[0]['user']
  expect(subjectOf({ user }, now)).toEqual({ id: 'u', memberships: at('editor', 'A') })
  expect(subjectOf({ user: null }, now)).toBeUndefined()
})

test('what anyone may, a signed-in person may', () => {
  const grants: Grants = { anyone: 'all', editor: 'institution' }
  for (const subject of [undefined, person(), person({ role: 'pupil', path: [] }), editorOf('A')])
    expect(mayAnywhere(grants, subject)).toBe(true)
})

test('of a version every field stands behind `version.`, at every level', () => {
  expect(ofVersion(true)).toBe(true)
  expect(ofVersion(false)).toBe(false)
  expect(
    ofVersion({
      or: [{ institution: { in: ['A'] } }, { and: [{ a: { equals: 1 } }, { or: [open] }] }],
    }),
  ).toEqual({
    or: [
      { 'version.institution': { in: ['A'] } },
      {
        and: [
          { 'version.a': { equals: 1 } },
          { or: [{ 'version._status': { equals: 'published' } }] },
        ],
      },
    ],
  })
})

test('no field of a predicate stays without prefix', () => {
  const { where } = fc.letrec<{ where: Where }>((tie) => ({
    where: fc.oneof(
      { maxDepth: 4 },
      fc.record({ field: fc.constant({ equals: 1 }) }),
      fc.record({ and: fc.array(tie('where')) }),
      fc.record({ or: fc.array(tie('where')), field: fc.constant({ equals: 1 }) }),
    ),
  }))
  fc.assert(
    fc.property(where, (given) => {
      const before = JSON.stringify(given).replaceAll('"field"', '"version.field"')
      expect(JSON.stringify(ofVersion(given))).toBe(before)
    }),
  )
})
