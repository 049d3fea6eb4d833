import type { Payload, Where } from 'payload'
import { openRows } from '../access'
import type { PortalCollection } from '../portalCollection'
import { JOBS } from '../jobs'
import { NODES } from '../nodes'
import { periodRows } from '../period'
import type { Registry } from '../registry'
import { portalOf } from '../state'
import { AT, oneOf, type TreePath } from '../tree'
import type { Switch } from './effect'
import type { Board } from './modules'
import { onRows } from './onRows'
import { whereOf } from './places'

/** What nodes would say of a module. */
export type Change = Readonly<{ module: string; state: Switch; nodes: readonly TreePath[] }>

/** How many rows would be seen no more, and how many would be seen again. */
export type Turned = Readonly<{ hides: number; shows: number }>

/** What a change would do to one module: the one that it is about, or one that needs it. */
export type Consequence = Readonly<{
  module: string
  /** Institutions at which it would go off or on. */
  places: Turned
  /** Jobs that would wait until it is on again, and those that would go on. */
  jobs: Turned
  /** By slug: all documents, and those that everybody sees now. */
  collections: Readonly<Record<string, Turned & Readonly<{ public: Turned }>>>
}>

/**
 * Counts what would be seen no more, or again, if nodes said something else of a module. Nothing is changed.
 */
export async function consequencesOf(
  payload: Payload,
  change: Change,
): Promise<readonly Consequence[]> {
  const { modules, registry } = portalOf(payload)
  const now = await modules.board()
  const then = boardAfter(now, change)
  const scope = belowAny(change.nodes)
  const affected = [change.module, ...dependantsOf(registry, change.module)]
  const all: Consequence[] = []
  for (const module of affected) {
    const rows = { now: rowsOf(now, module), then: rowsOf(then, module), scope }
    const places = await turned(payload, NODES, rows)
    const collections: Record<string, Turned & { public: Turned }> = {}
    for (const collection of collectionsOf(registry, module))
      collections[collection.slug] = await turnedIn(payload, collection, rows)
    const jobs = await turned(payload, JOBS, rows, waitingJobsOf(registry, module))
    all.push({ module, places, jobs, collections })
  }
  return all
}

/** The board as a change would leave it. */
export function boardAfter(board: Board, { module, nodes, state }: Change): Board {
  const said = new Map(board.switches.get(module))
  for (const path of nodes) said.set(path.at(-1) ?? '', state)
  return {
    ...board,
    nodes: [...board.nodes, ...nodes],
    switches: new Map(board.switches).set(module, said),
  }
}

/** Modules that need one, and those that need them, once each. */
export function dependantsOf(registry: Registry, module: string): readonly string[] {
  const found = new Set<string>()
  const visit = (needed: string): void => {
    for (const { dependsOn = [], id } of registry.manifests)
      if (dependsOn.includes(needed) && !found.has(id)) {
        found.add(id)
        visit(id)
      }
  }
  visit(module)
  return [...found]
}

type Rows = Readonly<{ now: Where | boolean; then: Where | boolean; scope: Where }>

const rowsOf = (board: Board, module: string): Where | boolean => {
  const rows = onRows(board, module, board.nodes)
  return typeof rows === 'boolean' ? rows : whereOf(rows)
}

function belowAny(nodes: readonly TreePath[]): Where {
  const depths = [...new Set(nodes.map((path) => path.length))].sort()
  return {
    or: depths.map((depth) => ({
      [AT[depth - 1] ?? '']: oneOf(
        nodes.filter(({ length }) => length === depth).map((path) => path.at(-1) ?? ''),
      ),
    })),
  }
}

/** Jobs of a module that wait for their time, each at a place. */
const waitingJobsOf = (registry: Registry, module: string): Where[] => [
  { state: { equals: 'waiting' } },
  {
    kind: {
      in: [...registry.jobs.keys()].filter((kind) => registry.moduleOf.get(kind) === module),
    },
  },
]

/** Collections of a module whose documents stand at places. */
const collectionsOf = (registry: Registry, module: string): PortalCollection[] =>
  [...registry.collections.values()].filter(
    ({ portal, slug }) => registry.moduleOf.get(slug) === module && portal?.scope !== undefined,
  )

async function turnedIn(
  payload: Payload,
  collection: PortalCollection,
  rows: Rows,
): Promise<Turned & { public: Turned }> {
  const kept: Where[] = collection.trash === true ? [{ deletedAt: { exists: false } }] : []
  const all = await turned(payload, collection.slug, rows, kept)
  if (!isPublic(payload, collection)) return { ...all, public: NOTHING }
  const open = openRows(collection)
  const seen = [...(open === true ? [] : [open]), ...periodRows(collection, new Date())]
  return { ...all, public: await turned(payload, collection.slug, rows, seen) }
}

const NOTHING: Turned = { hides: 0, shows: 0 }

function isPublic(payload: Payload, { access }: PortalCollection): boolean {
  if (access === 'system') return false
  return portalOf(payload).registry.permissions.get(access.read)?.anyone !== undefined
}

/** One switch may hide some and show others: whatever is seen before and after is in neither. */
async function turned(
  payload: Payload,
  slug: string,
  { now, scope, then }: Rows,
  also: readonly Where[] = [],
): Promise<Turned> {
  const count = async (...conditions: readonly (Where | boolean)[]): Promise<number> => {
    if (conditions.includes(false)) return 0
    const narrow = conditions.filter((one): one is Where => typeof one !== 'boolean')
    const where = { and: [scope, ...also, ...narrow] }
    return (await payload.db.count({ collection: slug, where })).totalDocs
  }
  if (now === then) return NOTHING
  const both = await count(now, then)
  return { hides: (await count(now)) - both, shows: (await count(then)) - both }
}
