import { expect, test } from '@jest/globals'
import { withHidden } from './hiddenFields'

test('what no form shows is no column, no filter and nothing to compare', () => {
  const hidden = { name: 'key', type: 'text', admin: { hidden: true } } as const
  const shown = { name: 'title', type: 'text' } as const
  const [row, alone] = withHidden([{ type: 'row', fields: [hidden, shown] }, hidden], '/Nothing')
  const unlisted = {
    ...hidden,
    admin: {
      hidden: true,
      disableListColumn: true,
      disableListFilter: true,
      components: { Diff: '/Nothing' },
    },
  }
  expect(row).toEqual({ type: 'row', fields: [unlisted, shown] })
  expect(alone).toEqual(unlisted)
})

test('what only shows something is a column where it has a cell', () => {
  const cell = { name: 'a', type: 'ui', admin: { components: { Cell: '/Cell' } } } as const
  const bare = { name: 'b', type: 'ui', admin: { components: { Field: '/Field' } } } as const
  expect(withHidden([cell, bare])).toEqual([
    cell,
    { ...bare, admin: { ...bare.admin, disableListColumn: true, disableListFilter: true } },
  ])
})
