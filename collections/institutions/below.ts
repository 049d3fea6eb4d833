import type { PayloadRequest, Where } from 'payload'
import { AT, idOf, isClosed, type TreePath } from '#kernel'

/** An institution below another one, as little of it as hundreds of them need. */
export type Below = Readonly<{ id: string; kind: string }>

/**
 * The institutions below the one at the end of a path that have not ended their work, in Kazakh order. Read as rows:
 * everybody may know of them, and hooks for each of eight thousand would take a second.
 */
export async function workingBelow(
  req: PayloadRequest,
  path: TreePath,
  now: string,
): Promise<readonly Below[]> {
  const rows = await rowsOf<Below>(req, 'institutions', path, ['kind', 'closed'])
  return rows.filter((row) => row.id !== path.at(-1) && !isClosed(row, now))
}

/** The ids of those at or below the one at the end of a path that have a site. */
export async function sitedBelow(
  req: PayloadRequest,
  path: TreePath,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ institution: unknown }>(req, 'sites', path, ['institution'])
  return new Set(rows.flatMap(({ institution }) => idOf(institution) ?? []))
}

type Row<Fields> = Fields & Record<string, unknown> & { id: string }

async function rowsOf<Fields>(
  req: PayloadRequest,
  collection: string,
  path: TreePath,
  fields: readonly string[],
): Promise<readonly Row<Fields>[]> {
  const where: Where = { [AT[path.length - 1] ?? '']: { equals: path.at(-1) } }
  const { docs } = await req.payload.db.find<Row<Fields>>({
    ...{ collection, limit: 0, pagination: false, req, sort: 'sortKey', where },
    select: Object.fromEntries(fields.map((field) => [field, true])),
  })
  return docs
}
