import type { Change, Sight } from './raceHistory'

/** A sentence for each answer that no order of the writes explains. */
export type RaceFindings = Readonly<{
  /** Something older than what the reader's portal had to know when he asked. */
  stale: readonly string[]
  /** Something that nobody had written by then. */
  wrong: readonly string[]
}>

/** A state that a register was given, or may have been given. */
type State = Readonly<{ value: string; change: Change }>
/** A reader of the same address got this state for certain. */
type Evidence = Readonly<{ change: Change; endedAt: number }>

/**
 * Compares what readers saw with what editors wrote. An acknowledged write has to be seen by whoever asks later: at once
 * in the portal that acknowledged it, after `boundMs` in another one; and whoever asks for an address after somebody
 * got an answer from it must not get an older one.
 */
export function checkRaces(
  changes: readonly Change[],
  sights: readonly Sight[],
  { boundMs }: Readonly<{ boundMs: number }>,
): RaceFindings {
  const states = statesOf(changes)
  const evidence = evidenceOf(sights, states)
  const stale: string[] = []
  const wrong: string[] = []
  for (const sight of sights) {
    const all = states.get(sight.register) ?? []
    const possible = explanations(sight, all)
    const known = all.filter(({ change }) => isKnown(change, sight, boundMs))
    const seen = (evidence.get(lineOf(sight)) ?? []).filter(
      ({ endedAt }) => endedAt <= sight.begunAt,
    )
    const newer = [...known, ...seen].map(({ change }) => change.sentAt)
    const newest = Math.max(-Infinity, ...newer)
    if (possible.length === 0) wrong.push(`${sentence(sight)}, which nobody had written`)
    else if (possible.every(({ change }) => endOf(change) <= newest))
      stale.push(`${sentence(sight)}, which was older`)
  }
  return { stale, wrong }
}

function statesOf(changes: readonly Change[]): ReadonlyMap<string, readonly State[]> {
  const states = new Map<string, State[]>()
  for (const change of changes)
    for (const { register, value } of change.ending === 'refused' ? [] : change.effects) {
      const list = states.get(register)
      if (list) list.push({ value, change })
      else states.set(register, [{ value, change }])
    }
  return states
}

/** The states that an answer may have shown: sent before it ended. */
function explanations({ endedAt, values }: Sight, states: readonly State[]): readonly State[] {
  return states.filter(({ change, value }) => values.includes(value) && change.sentAt < endedAt)
}

function evidenceOf(
  sights: readonly Sight[],
  states: ReadonlyMap<string, readonly State[]>,
): ReadonlyMap<string, readonly Evidence[]> {
  const evidence = new Map<string, Evidence[]>()
  for (const sight of sights) {
    const [only, ...others] = explanations(sight, states.get(sight.register) ?? [])
    if (!only || others.length > 0) continue
    const line = lineOf(sight)
    const list = evidence.get(line) ?? []
    list.push({ change: only.change, endedAt: sight.endedAt })
    evidence.set(line, list)
  }
  return evidence
}

const lineOf = ({ address, process, register }: Sight): string =>
  `${String(process)} ${address} ${register}`

function isKnown({ endedAt, ending, process }: Change, sight: Sight, boundMs: number): boolean {
  const grace = process === sight.process ? 0 : boundMs
  return ending === 'acknowledged' && endedAt + grace <= sight.begunAt
}

/** Nobody knows when a write without an answer takes effect. */
const endOf = ({ endedAt, ending }: Change): number => (ending === 'unknown' ? Infinity : endedAt)

const sentence = ({ address, begunAt, process, register, values }: Sight): string =>
  `${address} of portal ${String(process)}, asked at ${begunAt.toFixed(0)} ms: ${register} = ${values.join(' or ')}`
