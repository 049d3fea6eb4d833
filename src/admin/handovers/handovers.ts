import type { Named } from '../guardians/guardians'

/** Where hand-overs of accounts are read and decided about. */
export const HANDOVERS = '/api/plugins/core/handovers'

export type State = 'accepted' | 'declined' | 'expired' | 'waiting' | 'withdrawn'

/** Moments ISO 8601. */
export type ShownHandover = Readonly<{
  id: string
  person: Named
  role: string
  from: string
  to: string
  group: string
  state: State
  isComing: boolean
  may: Readonly<{ decide: boolean; withdraw: boolean }>
  askedAt: string
  decidedAt: string | null
}>

/** As `/api/plugins/core/handovers` answers. */
export type HandoversAnswer = Readonly<{
  waiting: readonly ShownHandover[]
  past: readonly ShownHandover[]
  schools: readonly Readonly<{ id: string; name: string }>[]
  /** Classes of the reader's schools. */
  groups: readonly string[]
}>

/** The user names in what was typed: between them stand spaces, commas, or lines. */
export const userNamesIn = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
]
