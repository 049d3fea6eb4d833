import { LRUCache } from 'lru-cache'
import { createLocalReq, type Payload } from 'payload'
import { tagOf } from '../cacheTags'
import type { FormSchema } from '../forms/formOf'
import { createBoard } from '../memory/board'
import { holdStill } from '../memory/holdStill'
import type { Registry } from '../registry'
import { idOf } from '../relations'
import type { TreePath } from '../tree'
import { currentValues, type RulePackKind, type RulesInForce } from './rulePack'
import { inForceOn, lastDayOn, nextTurn, type DaySpan } from './spans'

/** The collection of rule packs. */
export const RULE_PACKS = 'rule-packs'

/** The cache tag of everything that depends on what an institution has approved of a kind. */
export const rulesTag = (kind: string, institution: string): string =>
  tagOf(RULE_PACKS, { institution, kind })

/** Approved rule packs: when which is in force is held in memory until one is approved, and so is what was asked for. */
export type Rules = Readonly<{
  inForce: <Schema extends FormSchema>(
    kind: RulePackKind<Schema>,
    path: TreePath,
    day: string,
  ) => Promise<RulesInForce<Schema> | undefined>
  /** The first day after `day` on which other rules may be in force. */
  turn: (kind: RulePackKind, path: TreePath, day: string) => Promise<string | undefined>
  drop: (tags: readonly string[]) => void
}>

type Approved = DaySpan & Readonly<{ id: string; institution: string; version: number }>

/** So many packs of which the values are kept: what most schools ask is the same one of the root. */
const MOST_VALUES = 500

/** The institutions whose packs count at a place, the nearest first. */
export function nodesAsked({ ownBelow }: RulePackKind, path: TreePath): readonly string[] {
  return ownBelow ? path.toReversed() : path.slice(0, 1)
}

/** Builds the memory of the approved packs of one portal. */
export function createRules(payload: Payload, { rulePacks }: Registry): Rules {
  const board = createBoard(RULE_PACKS, () => readApproved(payload))
  const values = new LRUCache<string, object>({ max: MOST_VALUES })
  const valuesOf = async (kind: RulePackKind, { id, version }: Approved): Promise<object> => {
    const known = values.get(id)
    if (known) return known
    const stored = await readValues(payload, id)
    const parsed = kind.schema.parse(currentValues(kind, stored, version))
    holdStill(parsed, { bytes: 0, ids: new Set() })
    values.set(id, parsed)
    return parsed
  }
  const packsAt = async (kind: RulePackKind, path: TreePath): Promise<(readonly Approved[])[]> => {
    if (!rulePacks.has(kind.kind)) throw new TypeError(`No rule pack '${kind.kind}' is declared`)
    const all = (await board.read()).get(kind.kind)
    return nodesAsked(kind, path).map((node) => all?.get(node) ?? [])
  }
  return {
    async inForce(kind, path, day) {
      for (const packs of await packsAt(kind, path)) {
        const pack = inForceOn(packs, day)
        if (!pack) continue
        const { from, id, institution } = pack
        const until = lastDayOn(packs, day)
        const found = await valuesOf(kind, pack)
        return { id, institution, from, ...(until && { until }), values: found as never }
      }
      return undefined
    },
    async turn(kind, path, day) {
      const turns = (await packsAt(kind, path)).map((packs) => nextTurn(packs, day))
      return turns.filter((one) => one !== undefined).sort()[0]
    },
    drop(tags) {
      board.drop(tags)
      // Approved packs do not change, but a restored database may hold others.
      if (tags.includes('*')) values.clear()
    },
  }
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** Kind → institution → its approved packs, in the order of their beginnings. */
async function readApproved(payload: Payload): Promise<Map<string, Map<string, Approved[]>>> {
  const { docs } = await payload.db.find<Row>({
    collection: RULE_PACKS,
    limit: 0,
    pagination: false,
    req: await createLocalReq({}, payload),
    select: { from: true, institution: true, kind: true, until: true, version: true },
    sort: 'from',
    where: { state: { equals: 'approved' } },
  })
  const kinds = new Map<string, Map<string, Approved[]>>()
  for (const { from, id, institution, kind, until, version } of docs) {
    const node = idOf(institution) ?? ''
    const nodes = kinds.get(String(kind)) ?? new Map<string, Approved[]>()
    const pack = { id, institution: node, from, until, version } as Approved
    kinds.set(String(kind), nodes.set(node, [...(nodes.get(node) ?? []), pack]))
  }
  return kinds
}

async function readValues(payload: Payload, id: string): Promise<unknown> {
  const row = await payload.db.findOne<Row>({
    collection: RULE_PACKS,
    req: await createLocalReq({}, payload),
    where: { id: { equals: id } },
  })
  return row?.values
}
