import type { Payload } from 'payload'
import type { PublicContext } from '../context'
import { startOfDay } from '../days'
import { portalOf } from '../state'
import { nodesAsked, rulesTag } from './rules'

/** What a public page asks about rules is noted: whose packs count, and when others begin. */
export function publicRules(
  payload: Payload,
  asked: { tags: Set<string>; freshUntil: number },
  now: Date,
): PublicContext['rules'] {
  return async (kind, { path }, day) => {
    const { rules } = portalOf(payload)
    for (const node of nodesAsked(kind, path)) asked.tags.add(rulesTag(kind.kind, node))
    const turn = await rules.turn(kind, path, day)
    const at = turn === undefined ? Infinity : startOfDay(turn)
    // What was so on a day long gone does not change any more.
    if (at > now.getTime()) asked.freshUntil = Math.min(asked.freshUntil, at)
    return rules.inForce(kind, path, day)
  }
}
