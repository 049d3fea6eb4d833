import { expect, test } from '@jest/globals'
import { createRegistry, GRANTABLE_ROLES, ROLES, type Grants } from '#kernel'
import { core } from './index'
import { permissions } from './permissions'

const used = [
  ...(core.collections ?? []).flatMap(({ access }) =>
    access === 'system' ? [] : Object.values(access),
  ),
  ...(core.endpoints ?? []).map(({ permission }) => permission),
  ...(core.widgets ?? []).map(({ permission }) => permission),
]

test('every permission is used, and every one that is used exists', () => {
  expect([...new Set(used)].sort()).toEqual(Object.keys(permissions).sort())
})

test.each(Object.entries(permissions))(
  '%s is held by roles that exist',
  (_name, grants: Grants) => {
    expect(ROLES).toEqual(expect.arrayContaining(Object.keys(grants)))
  },
)

test('what writes is never open to anyone', () => {
  for (const [name, grants] of Object.entries<Grants>(permissions))
    if (!name.endsWith('.read')) expect(grants.anyone).toBeUndefined()
})

test('whoever edits pages reads their drafts, at the same reach', () => {
  const { anyone: _anyone, ...readers } = permissions['pages.read']
  expect(readers).toEqual(permissions['pages.edit'])
})

test('everybody reads his own account and roles, and nobody reads those of the republic but its administrators', () => {
  for (const [name, field] of [
    ['users.read', 'id'],
    ['memberships.read', 'user'],
  ] as const) {
    const grants: Grants = permissions[name]
    for (const role of GRANTABLE_ROLES) {
      const reach = [grants[role]].flat()
      if (role === 'root' || role === 'ministry') expect(reach).toEqual(['all'])
      else expect(reach).toContainEqual({ field })
      if (!['region', 'district', 'auditor', 'head', 'deputy', 'root', 'ministry'].includes(role))
        expect(reach).toHaveLength(1)
    }
  }
})

test('nobody writes roles but the endpoint', () => {
  expect(permissions['memberships.write']).toEqual({})
})

test('secrets of accounts are tables of the system', () => {
  const system = (core.collections ?? []).filter(({ access }) => access === 'system')
  expect(system.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining(['credentials', 'sessions']),
  )
})

test('the core is a manifest that the registry takes', () => {
  expect(createRegistry(core, []).manifests).toEqual([core])
})
