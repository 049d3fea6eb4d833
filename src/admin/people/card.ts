import { writtenDay } from '../days'
import type { Text } from '../useText'

/** One role of one person, as `/api/plugins/core/membership` answers. */
export type RoleCard = Readonly<{
  id: string
  person: Readonly<{ name: string; username: string }>
  role: string
  /** Key of the role. */
  roleKey: string
  /** The class of a pupil, or the one that a teacher leads; '' for none. */
  group: string
  institution: string
  from: string | null
  until: string | null
  may: Readonly<Record<'change' | 'confirm' | 'decline' | 'end', boolean>>
  needsSecondPerson: boolean
  refusal?: string
  proposal?: Readonly<{
    kind: 'change' | 'end' | 'grant'
    by: string
    isOwn: boolean
    at: string | null
    from: string | null
    until: string | null
    isStale: boolean
    confirmers: readonly string[]
  }>
}>

/** A span of time in words: «с 01.09.2026 по 31.05.2027». */
export function spanText(
  { from, until }: Readonly<{ from: string | null; until: string | null }>,
  text: Text,
): string {
  const key = from ? (until ? 'both' : 'from') : until ? 'until' : 'open'
  return text(`span.${key}`, { from: writtenDay(from), until: writtenDay(until) })
}

/** Who may confirm, in a sentence. */
export function confirmersText(names: readonly string[], text: Text): string {
  return names.length === 0
    ? text('confirmers.none')
    : text('confirmers', { names: names.join(', ') })
}
