export type Values = Readonly<Record<string, unknown>>

/** What the server says to whoever saved a version that is no longer the newest. */
export type Conflict = Readonly<{
  rev: number
  changedAt?: string
  changedBy?: string
  isOwn: boolean
  stored: Values
  sent: Values
}>

/** The two versions in a refusal; undefined for a refusal of another kind. */
export function conflictIn(answer: unknown): Conflict | undefined {
  const { error } = (answer ?? {}) as {
    error?: { code?: unknown; details?: Partial<Conflict> | null }
  }
  const details = error?.details
  const isWhole =
    typeof details?.rev === 'number' && isValues(details.stored) && isValues(details.sent)
  return error?.code === 'stale' && isWhole ? (details as Conflict) : undefined
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
