import { expect, jest, test } from '@jest/globals'
import type { Field, FilterOptionsProps, PayloadRequest, Where } from 'payload'
import { withChoices } from './choices'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import type { Membership } from './membership'

const access = (name: string, more: object = {}) => ({
  ...{
    create: `${name}.edit`,
    delete: `${name}.edit`,
    read: `${name}.read`,
    update: `${name}.edit`,
  },
  ...more,
})
const relation = (name: string, relationTo: string | string[], more: object = {}): Field =>
  ({ name, type: 'relationship', relationTo, ...more }) as Field

const nodes: PortalCollection = {
  slug: 'institutions',
  access: access('institutions'),
  portal: { scope: 'node' },
  fields: [relation('parent', 'institutions')],
}
const sites: PortalCollection = {
  ...{ slug: 'sites', access: access('sites'), portal: { scope: 'institution' } },
  fields: [relation('institution', 'institutions')],
}
const pages: PortalCollection = {
  ...{ slug: 'pages', access: access('pages'), portal: { scope: { via: 'site' } } },
  fields: [relation('site', 'sites'), relation('next', 'sites')],
}
const roles: PortalCollection = {
  ...{ slug: 'roles', access: access('roles'), portal: { scope: 'institution' } },
  fields: [relation('institution', 'institutions')],
}
const plain: PortalCollection = { slug: 'plain', access: access('plain'), fields: [] }
const closed: PortalCollection = {
  ...{ slug: 'closed', access: 'system', portal: { scope: 'institution' }, fields: [] },
}

const permissions = new Map<string, Grants>([
  ['institutions.read', { anyone: 'all' }],
  ['institutions.edit', { root: 'all', region: 'subtree' }],
  ['sites.read', { anyone: 'all' }],
  ['sites.edit', { root: 'all', region: 'subtree', editor: 'institution' }],
  ['pages.read', { anyone: 'all' }],
  ['pages.edit', { root: 'all', editor: 'institution', deputy: 'institution' }],
  ['roles.read', { region: 'subtree', teacher: { field: 'user' } }],
  ['roles.edit', {}],
])
const all = [nodes, sites, pages, roles, plain, closed]
const scope = { permissions, collections: new Map(all.map((one) => [one.slug, one])) }

type Offer = (props: FilterOptionsProps) => boolean | Where
const person = (...memberships: Membership[]) => ({ id: 'me', memberships })
const region = person({ role: 'region', path: ['m', 'r'] })
const editor = person({ role: 'editor', path: ['m', 'r', 's'] })

function offered(collection: PortalCollection, field: Field, user: object | null): boolean | Where {
  const [made] = withChoices(scope, collection, [field]) as { filterOptions?: Offer }[]
  if (!made?.filterOptions) throw new Error('nothing is asked')
  const { relationTo } = field as { relationTo: string }
  return made.filterOptions({ relationTo, req: { user } as PayloadRequest } as FilterOptionsProps)
}
const first = ({ fields: [field] }: PortalCollection): Field => field as Field

test('a document is placed where the person may create such documents', () => {
  expect(offered(nodes, first(nodes), region)).toEqual({ at2: { equals: 'r' } })
  expect(offered(sites, first(sites), region)).toEqual({ at2: { equals: 'r' } })
  expect(offered(sites, first(sites), editor)).toEqual({ id: { equals: 's' } })
  expect(offered(pages, first(pages), editor)).toEqual({ institution: { equals: 's' } })
  expect(offered(pages, first(pages), person({ role: 'deputy', path: ['m', 'd'] }))).toEqual({
    institution: { equals: 'd' },
  })
  expect(offered(pages, first(pages), region)).toBe(false)
  expect(offered(pages, first(pages), person({ role: 'root', path: [] }))).toBe(true)
})

test('several roles are several places', () => {
  const both = person(...region.memberships, ...editor.memberships, {
    ...{ role: 'editor', path: ['m', 'q', 't'] },
  })
  expect(offered(sites, first(sites), both)).toEqual({
    or: [{ id: { in: ['s', 't'] } }, { at2: { equals: 'r' } }],
  })
})

test('where nobody creates, choosers filter what is read', () => {
  expect(offered(roles, first(roles), region)).toEqual({ at2: { equals: 'r' } })
  expect(offered(roles, first(roles), person({ role: 'teacher', path: ['m'] }))).toBe(false)
})

test('any other relation offers what the person may change, or else what he may read', () => {
  const next = relation('next', 'sites')
  expect(offered(pages, next, editor)).toEqual({ institution: { equals: 's' } })
  expect(offered(pages, next, person({ role: 'teacher', path: ['m', 's'] }))).toBe(true)
  const role = relation('role', 'roles')
  expect(offered(pages, role, region)).toEqual({ at2: { equals: 'r' } })
  expect(offered(pages, role, person({ role: 'teacher', path: ['m'] }))).toEqual({
    user: { equals: 'me' },
  })
})

test('the system is offered everything', () => {
  for (const one of [nodes, sites, pages, roles]) expect(offered(one, first(one), null)).toBe(true)
})

test('every chooser is found, however deep; others and the author’s own filter stay as they are', () => {
  const at = relation('site', 'sites')
  const fields = [
    { type: 'row', fields: [at] },
    { type: 'collapsible', label: 'x', fields: [at] },
    { name: 'g', type: 'group', fields: [at] },
    { name: 'a', type: 'array', fields: [at] },
    { type: 'tabs', tabs: [{ label: 'y', fields: [at] }] },
    {
      name: 'b',
      type: 'blocks',
      blocks: [{ slug: 'c', fields: [at, { name: 't', type: 'text' }] }],
    },
    { name: 'u', type: 'upload', relationTo: 'sites' },
    relation('many', ['plain', 'sites']),
  ] as Field[]
  const made = JSON.stringify(withChoices(scope, pages, fields), (key, value: unknown) =>
    key === 'filterOptions' ? typeof value : value,
  )
  expect(made.match(/"filterOptions":"function"/g)).toHaveLength(8)
  const kept = [
    relation('plain', 'plain'),
    relation('unknown', 'nowhere'),
    relation('own', 'sites', { filterOptions: { id: { equals: 'x' } } }),
    { name: 't', type: 'text' } as Field,
  ]
  expect(withChoices(scope, pages, kept)).toEqual(kept)
  const many = relation('many', ['plain', 'sites', 'closed'])
  const [field] = withChoices(scope, pages, [many]) as { filterOptions: Offer }[]
  const ask = (relationTo: string) =>
    field?.filterOptions({ relationTo, req: { user: editor } } as unknown as FilterOptionsProps)
  expect([ask('plain'), ask('closed'), ask('sites')]).toEqual([
    true,
    true,
    { institution: { equals: 's' } },
  ])
})

test('the offer narrows nothing that is saved: a required value, but any of the right kind', async () => {
  const find = jest.fn()
  const payload = { collections: {}, db: { defaultIDType: 'text' } }
  const t = (key: string) => key
  const req = { payload, payloadDataLoader: { find }, t, user: editor }
  for (const type of ['relationship', 'upload']) {
    const given = { name: 'x', type, relationTo: 'sites', required: true } as Field
    const [field] = withChoices(scope, pages, [given]) as {
      filterOptions: Offer
      validate: (value: unknown, options: object) => Promise<unknown>
    }[]
    const options = { req, filterOptions: field?.filterOptions }
    expect(await field?.validate('foreign', options)).toBe(true)
    expect(await field?.validate(null, options)).toBe('validation:required')
  }
  expect(find).not.toHaveBeenCalled()
})
