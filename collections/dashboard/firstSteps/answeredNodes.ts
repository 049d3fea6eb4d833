import type { PayloadRequest } from 'payload'
import { isClosed, placesOf, subjectOf } from '#kernel'
import { rootNode } from '../../modules/screen/rootNode'
import { permissions } from '../../permissions'

/** An institution with everything that its row holds, localised fields in both languages. */
export type WholeNode = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** Somebody with more roles than these looks at the cards as one of them at a time. */
const MOST = 5

/** The institutions that the person behind a request answers for himself, the highest first. */
export async function answeredNodes(req: PayloadRequest): Promise<readonly WholeNode[]> {
  const nodes = await Promise.all((await idsOf(req)).map((id) => wholeNode(req, id)))
  return nodes.filter((node): node is WholeNode => node !== undefined && !isClosed(node))
}

async function idsOf(req: PayloadRequest): Promise<readonly string[]> {
  const subject = subjectOf(req)
  const places = subject ? placesOf(permissions['institutions.edit'], subject) : []
  if (places === 'all') return [(await rootNode(req)) ?? []].flat()
  const paths = places.map(({ path }) => path).toSorted((a, b) => a.length - b.length)
  return [...new Set(paths.flatMap((path) => path.at(-1) ?? []))].slice(0, MOST)
}

async function wholeNode(req: PayloadRequest, id: string): Promise<WholeNode | undefined> {
  const found = await req.payload.db.findOne<WholeNode>({
    ...{ collection: 'institutions', locale: 'all', req },
    where: { id: { equals: id } },
  })
  return found ?? undefined
}
