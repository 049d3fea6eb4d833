import type { Field, Where } from 'payload'
import { nobody } from './rule'

/**
 * The management tree as columns: every scoped document carries the ids of its institution and of that institution's
 * ancestors, by depth from the root. "The subtree of X" is equality on the column of X's depth.
 */
export const AT = ['at1', 'at2', 'at3', 'at4', 'at5'] as const

/** Stands in the columns below a document's own depth: a NULL would be dropped by `not_in`. */
export const NOWHERE = '-'

/** Ids from the root down to an institution; [] for what belongs to none. */
export type TreePath = readonly string[]

export type TreeColumns = Readonly<Record<(typeof AT)[number], string>>

/** The columns of what belongs to the institution at the end of a path. */
export function columnsOf(path: TreePath): TreeColumns {
  return Object.fromEntries(
    AT.map((column, depth) => [column, path[depth] ?? NOWHERE]),
  ) as TreeColumns
}

/** The path that the columns of a document hold. */
export function pathOf(doc: Readonly<Record<string, unknown>> | null | undefined): TreePath {
  const ids = AT.map((column) => doc?.[column])
  const end = ids.findIndex((id) => typeof id !== 'string' || id === NOWHERE || id === '')
  return (end < 0 ? ids : ids.slice(0, end)) as string[]
}

/** Does the institution at the end of `path` stand at or below the one at the end of `above`? */
export function isWithin(path: TreePath, above: TreePath): boolean {
  const top = above.at(-1)
  return top !== undefined && path[above.length - 1] === top
}

/** The predicate of the subtrees below institutions of one depth (1 is the root's). */
export function subtreeOf(depth: number, ids: readonly string[]): Where {
  return { [AT[depth - 1] ?? NOWHERE]: oneOf(ids) }
}

/** Equality where there is one value: the planner reads it in the order of the index. */
export function oneOf(values: readonly string[]): Where[string] {
  const [only, another] = values
  return only !== undefined && another === undefined ? { equals: only } : { in: [...values] }
}

/** Hidden columns that the server alone fills. */
export function treeFields(): Field[] {
  return AT.map((name) => ({
    name,
    type: 'text',
    defaultValue: NOWHERE,
    admin: { hidden: true },
    access: { create: nobody, update: nobody },
  }))
}
