import { expect, test } from '@jest/globals'
import { nameIndexesByTable } from './indexNames'

type Args = Parameters<typeof nameIndexesByTable>[0]

const rename = (rawTables: object) => {
  const schema = { enums: {}, relations: {}, tables: {} }
  const returned = nameIndexesByTable({ adapter: { rawTables }, schema } as unknown as Args)
  expect(returned).toBe(schema)
  return rawTables
}

test('a compound index is called by its table and columns, whatever its number', () => {
  const index = (name: string) => ({ name, on: ['at1', 'updatedAt'] })
  expect(
    rename({
      pages: { indexes: { a: index('at1_updatedAt_idx') } },
      users: { indexes: { a: index('at1_updatedAt_1_idx') } },
      plain: {},
    }),
  ).toEqual({
    pages: { indexes: { a: index('pages_at1_updatedAt_idx') } },
    users: { indexes: { a: index('users_at1_updatedAt_idx') } },
    plain: {},
  })
})

test('an index of one column keeps its name, which has the table in it', () => {
  const tables = { pages: { indexes: { a: { name: 'pages_slug_idx', on: 'slug' } } } }
  expect(rename(tables)).toEqual({
    pages: { indexes: { a: { name: 'pages_slug_idx', on: 'slug' } } },
  })
})
