import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rowsFor } from '../access'
import type { Grants } from '../grants'
import type { Subject } from '../membership'
import { columnsOf } from '../tree'
import { reachOf } from './reach'

const person = (...memberships: Subject['memberships'][number][]): Subject => ({
  id: 'me',
  memberships,
})

describe('reachOf', () => {
  test.each<[string, Grants, Subject | undefined, ReturnType<typeof reachOf>]>([
    ['nobody', { editor: 'all' }, undefined, []],
    ['the public', { anyone: 'all' }, undefined, 'all'],
    ['a role without it', { editor: 'all' }, person({ role: 'parent', path: [] }), []],
    ['a role with all', { root: 'all' }, person({ role: 'root', path: [] }), 'all'],
    [
      'two institutions',
      { editor: 'institution' },
      person({ role: 'editor', path: ['r', 'a'] }, { role: 'editor', path: ['r', 'b'] }),
      [{ column: 'institution', in: ['a', 'b'] }],
    ],
    [
      'a subtree',
      { region: 'subtree' },
      person({ role: 'region', path: ['r', 'a'] }),
      [{ column: 'at2', in: ['a'] }],
    ],
    [
      'rows of his own besides those of an institution',
      { editor: 'institution', pupil: { field: 'owner' } },
      person({ role: 'editor', path: ['r', 'a'] }, { role: 'pupil', path: [] }),
      [
        { column: 'institution', in: ['a'] },
        { column: 'owner', in: ['me'] },
      ],
    ],
  ])('%s', (_who, grants, subject, expected) => {
    expect(reachOf(grants, subject)).toEqual(expected)
  })

  test('says of every row what access says of documents', () => {
    const reach = fc.constantFrom<Grants['root']>('all', 'subtree', 'institution', {
      field: 'owner',
    })
    const roles = ['editor', 'head', 'pupil'] as const
    const grants = fc.dictionary(fc.constantFrom(...roles), reach)
    const membership = fc.record({
      role: fc.constantFrom(...roles),
      path: fc.constantFrom(['r'], ['r', 'a'], ['r', 'a', 'b'], ['r', 'c']),
    })
    const row = fc.record({
      path: fc.constantFrom(['r'], ['r', 'a'], ['r', 'a', 'b'], ['r', 'c'], ['r', 'd']),
      owner: fc.constantFrom('me', 'you'),
    })
    fc.assert(
      fc.property(grants, fc.array(membership), row, (some, memberships, { owner, path }) => {
        const document = { owner, institution: path.at(-1) ?? '', ...columnsOf(path) }
        const subject = person(...memberships)
        const found = reachOf(some, subject)
        const isReached =
          found === 'all' ||
          found.some(({ column, in: values }) =>
            values.includes(document[column as keyof typeof document]),
          )
        expect(isReached).toBe(fits(rowsFor(some, subject, true), document))
      }),
    )
  })
})

/** Payload's predicate, in the few forms that access makes. */
function fits(where: ReturnType<typeof rowsFor>, row: Readonly<Record<string, string>>): boolean {
  if (typeof where === 'boolean') return where
  return Object.entries(where).every(([column, condition]) => {
    if (column === 'or') return (condition as (typeof where)[]).some((part) => fits(part, row))
    const { equals, in: values } = condition as { equals?: string; in?: string[] }
    return equals === undefined ? values?.includes(row[column] ?? '') : row[column] === equals
  })
}
