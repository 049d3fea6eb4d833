import { createLocalReq, type Payload } from 'payload'
import { createBoard, type Board } from '../memory/board'
import { idOf } from '../relations'
import { pathOf, type TreePath } from '../tree'

/** What nodes of the tree say about something, as it stands at one moment. */
export type Held<Said> = Readonly<{
  /** About what → id of the node → what it says. */
  said: ReadonlyMap<string, ReadonlyMap<string, Said>>
  /** Paths of the nodes that say anything. */
  nodes: readonly TreePath[]
  /** Epoch ms until which it stays so, unless somebody decides otherwise: when the next decision begins. */
  until: number
}>

/** What the nodes say now, held in memory until somebody decides something. */
export type Decisions<Said> = Board<Held<Said>>

/** A row of a collection of decisions. */
export type Decision = Readonly<Record<string, unknown>>

type Source<Said> = Readonly<{
  /** A collection whose rows have an `institution` and a moment `from`. */
  collection: string
  /** The field that names what a decision is about. */
  about: string
  /** What a row says; undefined where it says nothing that can be understood. */
  sayingOf: (row: Decision) => Said | undefined
}>

/**
 * Holds the decisions of a collection. Of several about one thing at one node the latest that has begun is what the
 * node says; those that have not begun are plans.
 */
export function createDecisions<Said>(payload: Payload, source: Source<Said>): Decisions<Said> {
  return createBoard(
    source.collection,
    () => readHeld(payload, source),
    ({ until }) => until <= Date.now(),
  )
}

async function readHeld<Said>(
  payload: Payload,
  { about, collection, sayingOf }: Source<Said>,
): Promise<Held<Said>> {
  const { docs } = await payload.db.find<Decision>({
    collection,
    limit: 0,
    pagination: false,
    req: await createLocalReq({}, payload),
    // The latest that has begun is read last, and holds.
    sort: 'from',
    where: {},
  })
  const now = new Date().toISOString()
  const next = docs.map(beginningOf).find((from) => from > now)
  const said = new Map<string, Map<string, Said>>()
  const nodes = new Map<string, TreePath>()
  for (const row of docs) {
    const [thing, node] = [row[about], idOf(row.institution)]
    if (typeof thing !== 'string' || node === undefined || beginningOf(row) > now) continue
    const saying = sayingOf(row)
    if (saying === undefined) continue
    const all = said.get(thing) ?? new Map<string, Said>()
    said.set(thing, all.set(node, saying))
    nodes.set(node, pathOf(row))
  }
  const until = next === undefined ? Infinity : Date.parse(next)
  return { said, nodes: [...nodes.values()], until }
}

const beginningOf = ({ from }: Decision): string => (typeof from === 'string' ? from : '')
