import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Where } from 'payload'
import { columnsOf, type TreePath } from '../tree'
import { effectAt, SWITCHES, type Switch, type Switchboard } from './effect'
import { onRows } from './onRows'
import { whereOf } from './places'

/** A tree of three levels, two nodes below each. */
const NODES: readonly TreePath[] = [['m']].flatMap((root) => [
  root,
  ...['a', 'b'].flatMap((region) => [
    [...root, region],
    ...['1', '2'].map((school) => [...root, region, region + school]),
  ]),
])

const said = fc.dictionary(
  fc.constantFrom(...NODES.map((path) => path.at(-1) ?? '')),
  fc.constantFrom<Switch>(...SWITCHES),
)

const boardOf = (
  modules: Record<string, Record<string, Switch>>,
  startsOn: boolean,
): Switchboard => ({
  switches: new Map(
    Object.entries(modules).map(([id, nodes]) => [id, new Map(Object.entries(nodes))]),
  ),
  needs: new Map([['m', ['n']]]),
  startsOn,
})

type Condition = { equals?: string; in?: string[]; not_in?: string[] }

/** What a database makes of the predicate. */
function fits(where: boolean | Where, row: Readonly<Record<string, string>>): boolean {
  if (typeof where === 'boolean') return where
  return Object.entries(where).every(([key, value]) => {
    if (key === 'and') return (value as Where[]).every((part) => fits(part, row))
    if (key === 'or') return (value as Where[]).some((part) => fits(part, row))
    const { equals, in: among, not_in: outside } = value as Condition
    const held = row[key] ?? ''
    if (equals !== undefined) return held === equals
    return among ? among.includes(held) : !outside?.includes(held)
  })
}

test('rows are those at whose place the module is on', () => {
  fc.assert(
    fc.property(said, said, fc.boolean(), (m, n, startsOn) => {
      const board = boardOf({ m, n }, startsOn)
      const talking = NODES.filter((path) => [m, n].some((one) => one[path.at(-1) ?? '']))
      const rows = onRows(board, 'm', talking)
      const where = typeof rows === 'boolean' ? rows : whereOf(rows)
      for (const path of NODES)
        expect(fits(where, columnsOf(path))).toBe(effectAt(board, 'm', path).isOn)
    }),
  )
})

test('a module that is on or off as a whole costs no predicate', () => {
  const root = [['m']]
  expect(onRows(boardOf({ m: {} }, false), 'm', [])).toBe(false)
  expect(onRows(boardOf({ m: {} }, true), 'm', [])).toBe(true)
  const all = { m: { m: 'on' }, n: { m: 'on' } } as const
  expect(onRows(boardOf(all, false), 'm', root)).toBe(true)
  expect(onRows(boardOf({ m: { m: 'forbidden' }, n: {} }, true), 'm', root)).toBe(false)
  // Saying what is so already is no turn.
  expect(onRows(boardOf({ ...all, m: { m: 'on', a: 'on' } }, false), 'm', NODES)).toBe(true)
})
