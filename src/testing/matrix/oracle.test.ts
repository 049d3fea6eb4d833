import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import {
  decisionOn,
  may,
  mayAnywhere,
  mayRead,
  mayUse,
  outranks,
  RELATIONS,
  ROLE_NAMES,
  THINGS,
  type Meeting,
  type Relation,
  type RoleName,
  type ThingName,
} from './oracle'
import { PLACE_NAMES, relationOf, type Place } from './tree'

const as = (role: RoleName, relation: Relation): Meeting => ({
  standings: [{ role, relation }],
  isAboutHim: false,
})
const NOBODY: Meeting = { standings: [], isAboutHim: false }

test('it takes nothing from the portal', () => {
  const text = readFileSync(fileURLToPath(new URL('oracle.ts', import.meta.url)), 'utf8')
  expect(text).not.toMatch(/^\s*import\b|\brequire\(|\bimport\(/m)
})

describe('in sentences', () => {
  test('an editor makes pages at his own school, and at no other', () => {
    for (const relation of RELATIONS)
      expect(may('pages', 'create', as('editor', relation))).toBe(relation === 'own place')
  })

  test('a district answers for what stands below it, not for what stands above or beside', () => {
    const below = ['own place', 'child', 'grandchild', 'further below']
    for (const relation of RELATIONS)
      for (const thing of ['institutions', 'sites', 'pages', 'media', 'users'] as const)
        expect(may(thing, 'change', as('district', relation))).toBe(below.includes(relation))
  })

  test('everybody reads what is public, and nobody but publishers what is not', () => {
    expect(mayRead('pages', true, NOBODY)).toBe(true)
    expect(mayRead('pages', false, NOBODY)).toBe(false)
    for (const role of ['teacher', 'parent', 'pupil', 'clerk', 'auditor'] as const)
      expect(mayRead('pages', false, as(role, 'own place'))).toBe(false)
    expect(mayRead('pages', false, as('editor', 'own place'))).toBe(true)
  })

  test('a pupil reads about himself, a stranger about nobody', () => {
    const own = { ...as('pupil', 'own place'), isAboutHim: true }
    for (const thing of ['users', 'memberships'] as const) {
      expect(mayRead(thing, true, own)).toBe(true)
      expect(mayRead(thing, true, as('pupil', 'own place'))).toBe(false)
      expect(mayRead(thing, true, { ...NOBODY, isAboutHim: true })).toBe(false)
    }
  })

  test('roles are given by appointment alone', () => {
    for (const role of ROLE_NAMES)
      for (const deed of ['create', 'change', 'remove'] as const)
        expect(mayAnywhere('memberships', deed, [role])).toBe(false)
  })

  test('a head appoints teachers, not heads, and nobody at another school', () => {
    const by = (relation: Relation) => [{ role: 'head', relation }] as const
    const about = { kind: 'school', isHimself: false, isClosed: false }
    const at = (role: RoleName, relation: Relation) =>
      decisionOn({ ...about, by: by(relation), role }, 'grant')
    expect(at('teacher', 'own place')).toBe('done')
    expect(at('head', 'own place')).toBe('stands too high')
    expect(at('teacher', 'sibling')).toBe('no such place')
    expect(at('district', 'own place')).toBe('stands too high')
  })

  test('what one is elsewhere gives no power over an account', () => {
    const both: Meeting = {
      standings: [
        { role: 'region', relation: 'another region' },
        { role: 'head', relation: 'own place' },
      ],
      isAboutHim: false,
    }
    expect(outranks(both, ['head'])).toBe(false)
    expect(outranks(both, ['teacher'])).toBe(true)
  })

  test('an address for some is for those alone', () => {
    expect(mayUse(['head'], true, ['head'])).toBe(true)
    expect(mayUse(['head'], true, ['teacher'])).toBe(false)
    expect(mayUse('nobody', true, ['root'])).toBe(false)
    expect([mayUse('signed in', true, []), mayUse('signed in', false, [])]).toEqual([true, false])
  })
})

test('more power is never less: whoever stands higher in the same line may what those below may', () => {
  const deeds = ['create', 'change', 'remove', 'read closed', 'read versions'] as const
  for (const thing of Object.keys(THINGS) as ThingName[])
    for (const deed of deeds)
      for (const [higher, lower] of [
        ['root', 'ministry'],
        ['ministry', 'region'],
        ['region', 'district'],
      ] as const)
        for (const relation of RELATIONS)
          if (may(thing, deed, as(lower, relation)))
            expect([thing, deed, relation, may(thing, deed, as(higher, relation))]).toEqual([
              ...[thing, deed, relation, true],
            ])
})

test('the places of the tree stand to each other as they are drawn', () => {
  const seen: [Place, Place | '', Relation][] = [
    ['A', 'A', 'own place'],
    ['A', 'D', 'parent'],
    ['A', 'N', 'grandparent'],
    ['A', 'M', 'further above'],
    ['D', 'A', 'child'],
    ['D', 'A1', 'grandchild'],
    ['M', 'A1', 'further below'],
    ['A', 'B', 'sibling'],
    ['D', 'C', 'sibling'],
    ['A', 'F', 'elsewhere in the region'],
    ['A', 'X', 'another region'],
    ['N', 'O', 'sibling'],
    ['A', '', 'no place at all'],
  ]
  for (const [home, place, relation] of seen)
    expect([home, place, relationOf(home, place)]).toEqual([home, place, relation])
  const all = new Set(
    PLACE_NAMES.flatMap((home) => PLACE_NAMES.map((one) => relationOf(home, one))),
  )
  expect([...all, 'no place at all'].sort()).toEqual([...RELATIONS].sort())
})
