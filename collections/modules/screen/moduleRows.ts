import type { PayloadRequest, Where } from 'payload'
import { AT, pathOf, searchKey, systemDb, type Board, type Locale, type TreePath } from '#kernel'
import { textIn } from '../../localised'
import { institutionNames } from '../../memberships/institutionNames'

/** An institution as a row of the board. */
export type InstitutionRow = Readonly<{
  id: string
  name: string
  path: TreePath
  node: Readonly<Record<string, unknown>> & Readonly<{ id: string }>
}>

export type Shown = Readonly<{
  /** Words of a name: then institutions at any depth are shown. */
  q?: string | undefined
  /** Only institutions that say something of their own of any module. */
  own?: boolean | undefined
  page: number
}>

export const PAGE = 50

type Found = Readonly<{ rows: readonly InstitutionRow[]; total: number }>

/** The institutions below one that a board shows: those right below it, or those that are looked for. */
export async function rowsBelow(
  req: PayloadRequest,
  above: TreePath,
  board: Board,
  { own = false, page, q = '' }: Shown,
  locale: Locale,
): Promise<Found> {
  const isAsked = own || q !== ''
  const here = above.at(-1) ?? ''
  const where: Where = {
    and: [
      isAsked ? { [AT[above.length - 1] ?? '']: { equals: here } } : { parent: { equals: here } },
      { id: { not_equals: here } },
      ...(q === '' ? [] : [{ searchKey: { like: searchKey(q) } }]),
      ...(own ? [{ id: { in: sayingBelow(board, above) } }] : []),
    ],
  }
  const { docs, totalDocs } = await systemDb(req).find({
    collection: 'institutions',
    ...{ depth: 0, limit: PAGE, page, sort: 'sortKey', where },
    // Words are looked for in the language of the reader; a name may be there in the other alone.
    locale,
  })
  const nodes = docs as unknown as InstitutionRow['node'][]
  const names = await institutionNames(
    req,
    nodes.map(({ id }) => id),
    locale,
  )
  const rows = nodes.map((node) => ({ ...rowOf(node, locale), name: names.get(node.id) ?? '' }))
  return { rows, total: totalDocs }
}

export const rowOf = (node: InstitutionRow['node'], locale: Locale): InstitutionRow => ({
  id: node.id,
  name: textIn(node.name, locale),
  path: pathOf(node),
  node,
})

/** Ids of the nodes below one that say anything of any module. */
function sayingBelow({ nodes }: Board, above: TreePath): string[] {
  const at = above.length - 1
  return nodes
    .filter((path) => path.length > above.length && path[at] === above[at])
    .flatMap((path) => path.at(-1) ?? [])
}
