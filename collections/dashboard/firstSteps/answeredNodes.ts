import type { PayloadRequest } from 'payload'
import { isClosed, placesOf, subjectOf, type WidgetContext } from '#kernel'
import { rootNode } from '../../institutions/rootNode'
import { permissions } from '../../permissions'

/** An institution with everything that its row holds, localised fields in both languages. */
export type WholeNode = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** Somebody with more roles than these looks at the cards as one of them at a time. */
const MOST = 5

/** The institutions that the reader answers for himself, the highest first; none that has ended its work. */
export async function answeredNodes({ db, now, req }: WidgetContext): Promise<WholeNode[]> {
  const ids = await idsOf(req)
  const { docs } = await db.find({
    ...{ collection: 'institutions', depth: 0, limit: MOST, locale: 'all', pagination: false },
    where: { id: { in: [...ids] } },
  })
  const byId = new Map((docs as unknown as WholeNode[]).map((node) => [node.id, node]))
  return ids.flatMap((id) => byId.get(id) ?? []).filter((node) => !isClosed(node, now))
}

async function idsOf(req: PayloadRequest): Promise<readonly string[]> {
  const subject = subjectOf(req)
  const places = subject ? placesOf(permissions['institutions.edit'], subject) : []
  if (places === 'all') return [(await rootNode(req)) ?? []].flat()
  const paths = places.map(({ path }) => path).toSorted((a, b) => a.length - b.length)
  return [...new Set(paths.flatMap((path) => path.at(-1) ?? []))].slice(0, MOST)
}
