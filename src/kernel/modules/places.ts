import type { Where } from 'payload'
import { oneOf } from '../tree'

/** A condition on one column of the tree. */
type Condition = Readonly<{ column: string }> &
  Readonly<{ in: readonly string[] } | { notIn: readonly string[] }>

/** Places in the tree: those that meet all conditions of one of these alternatives. */
export type Places = readonly (readonly Condition[])[]

/** The predicate of documents that stand at places. */
export function whereOf(places: Places): Where {
  return { or: places.map((all) => ({ and: all.map(conditionOf) })) }
}

function conditionOf(condition: Condition): Where {
  if ('in' in condition) return { [condition.column]: oneOf(condition.in) }
  return { [condition.column]: { not_in: condition.notIn } }
}
