import type { PayloadRequest } from 'payload'
import {
  dayFrom,
  pathOf,
  PortalError,
  readNode,
  rulesInForce,
  ruleValues,
  type OwnedRulePack,
} from '#kernel'
import { kindOf } from './checkedPack'
import { differencesOf, type Difference } from './differences'
import { findPack, readablePack, type Pack } from './rows'

/** A pack, named. */
type Named = Pick<Pack, 'from' | 'id' | 'institution' | 'state' | 'title' | 'until'>

/** What a pack changes, seen from another one; from nothing where there is none. */
export type Comparison = Readonly<{
  pack: Named
  other?: Named
  differences: readonly Difference[]
}>

/**
 * Compares a pack with another one of its kind, or with the one in whose place it steps.
 * @param other id of the other one
 * @throws PortalError not_found, invalid_input (packs of two kinds)
 */
export async function comparePacks(
  req: PayloadRequest,
  id: string,
  other: string | undefined,
): Promise<Comparison> {
  const pack = await readablePack(req, id)
  const kind = kindOf(req, pack.kind)
  const before =
    other === undefined ? await replacedBy(req, kind, pack) : await readablePack(req, other)
  if (before && before.kind !== pack.kind)
    throw new PortalError('invalid_input', {}, { field: 'with' })
  const values = before ? shown(req, kind, before) : {}
  return {
    pack: named(pack),
    ...(before && { other: named(before) }),
    differences: differencesOf(values, shown(req, kind, pack)),
  }
}

/** What is in force when a pack begins, else what was until then. */
async function replacedBy(
  req: PayloadRequest,
  kind: OwnedRulePack,
  pack: Pack,
): Promise<Pack | undefined> {
  const path = pathOf(await readNode(req, pack.institution))
  for (const day of [pack.from, dayFrom(pack.from, -1)]) {
    const rules = await rulesInForce(req, kind, path, day)
    if (rules && rules.id !== pack.id) return findPack(req, rules.id)
  }
  return undefined
}

/** The values of a pack in today's shape; as they are stored where they do not fit it any more. */
export function shown(req: PayloadRequest, kind: OwnedRulePack, pack: Pack): unknown {
  const { faults, values } = ruleValues(req, kind, pack.values, pack.version)
  return faults.length === 0 ? values : pack.values
}

const named = ({ from, id, institution, state, title, until }: Pack): Named => ({
  ...{ from, id, institution, state, title },
  ...(until && { until }),
})
