import { describe, expect, test } from '@jest/globals'
import { AT } from '#kernel'
import { permissions } from '../permissions'
import { managersAt, outranks } from './managers'

const [REGION, DISTRICT, SCHOOL, OTHER] = ['region', 'district', 'school', 'other']
const ELSEWHERE = 'another region'
const path = [REGION, DISTRICT, SCHOOL]
const head = { rank: 4, path }
/** A role at a node as deep in the tree as its kind. */
const at = (role: string, institution: string | null = SCHOOL) => {
  const depth =
    institution === null ? 0 : ({ [REGION]: 1, [ELSEWHERE]: 1, [DISTRICT]: 2 }[institution] ?? 3)
  const columns = AT.slice(0, depth).map((column) => [column, institution])
  return { role, institution, ...Object.fromEntries(columns) } as never
}

describe('whoever manages an account outranks its owner', () => {
  test.each([
    ['a teacher', [at('teacher')], true],
    ['who is nothing', [], true],
    ['another head', [at('head')], false],
    ['a teacher who is a head elsewhere', [at('teacher'), at('head', OTHER)], false],
    ['a teacher of two schools', [at('teacher'), at('teacher', OTHER)], true],
    ['a teacher who is an auditor of the region', [at('teacher'), at('auditor', REGION)], false],
    ['an editor of the district', [at('editor', DISTRICT)], false],
    ['an auditor of another region', [at('auditor', ELSEWHERE)], false],
    ['of the ministry', [at('ministry', null)], false],
  ])('%s', (_name, roles, isOutranked) => {
    expect(outranks([head], roles)).toBe(isOutranked)
  })

  test('by one of his roles, not by two halves', () => {
    const district = { rank: 3, path: [REGION, DISTRICT] }
    expect(outranks([head, district], [at('head'), at('editor', REGION)])).toBe(false)
    expect(outranks([head, district], [at('head')])).toBe(true)
    expect(outranks([], [])).toBe(false)
  })

  test('by roles that reach the account, each where it stands', () => {
    const memberships = [
      { role: 'head' as const, path },
      { role: 'region' as const, path: [REGION] },
      { role: 'head' as const, path: [REGION, DISTRICT, OTHER] },
      { role: 'teacher' as const, path },
    ]
    const found = managersAt(permissions['users.manage'], { id: 'u', memberships }, path)
    expect(found).toEqual([
      { rank: 4, path },
      { rank: 2, path: [REGION] },
    ])
  })

  test('by one that reaches everything, wherever it was given', () => {
    const memberships = [{ role: 'ministry' as const, path }]
    const found = managersAt(permissions['users.manage'], { id: 'u', memberships }, [OTHER])
    expect(found).toEqual([{ rank: 1, path: [] }])
    expect(outranks(found, [at('editor', REGION)])).toBe(true)
  })
})
