import type { BaseFilter, Where } from 'payload'
import { fieldReaches, rowsAt, rowsFor } from './access'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { subjectOf, type Subject } from './membership'
import { nodeFieldOf } from './scope'

/** The admin lists what a person works on, not everything that the public may read; and what the collection asks for. */
export function listFilter(
  collection: PortalCollection,
  permissions: ReadonlyMap<string, Grants>,
): BaseFilter {
  const { access } = collection
  const grantsOf = (name: 'read' | 'update'): Grants =>
    access === 'system' ? {} : (permissions.get(access[name]) ?? {})
  const node = nodeFieldOf(collection)
  return async (args) => {
    const subject = subjectOf(args.req)
    const rows =
      subject && ownRows({ read: grantsOf('read'), update: grantsOf('update') }, subject, node)
    const asked = await collection.admin?.baseFilter?.(args)
    const parts = [rows, asked].filter((part): part is Where => Boolean(part))
    const [first, second] = parts
    return first === undefined ? null : second === undefined ? first : { and: parts }
  }
}

/**
 * What a person may change; for whoever changes nothing, what stands at his nodes and below them, and what is his.
 * @returns undefined for everything
 */
export function ownRows(
  { read, update }: Readonly<{ read: Grants; update: Grants }>,
  subject: Subject,
  node: string,
): Where | undefined {
  const changed = rowsFor(update, subject, true, node)
  if (changed === true) return undefined
  if (changed) return changed
  const { id, memberships } = subject
  // Who belongs to no institution works on the whole republic.
  if (memberships.some(({ path }) => path.length === 0)) return undefined
  const nodes = memberships.map(({ path }) => ({ path, reach: 'subtree' }) as const)
  const rows = [
    ...rowsAt(nodes, node),
    ...fieldReaches(read, subject).map((field): Where => ({ [field]: { equals: id } })),
  ]
  return rows.length === 0 ? undefined : { or: rows }
}
