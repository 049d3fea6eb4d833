/** Where slips are asked for and printed. */
export const SLIPS = '/api/plugins/core/slips'

/** So many at once. */
export const MOST_SLIPS = 100

/** Somebody for whom a slip can be printed. */
export type Listed = Readonly<{
  id: string
  name: string
  username: string
  group: string
  hasPassword: boolean
  /** ISO 8601; '' for none. */
  slipUntil: string
}>

export type SlipsAnswer = Readonly<{
  institution: Readonly<{ id: string; name: string }> | null
  mayChoose: boolean
  roles: readonly Readonly<{ value: string; label: string }>[]
  groups: readonly string[]
  people: readonly Listed[]
  all: number
}>

export type Question = Readonly<{ institution: string; role: string; group: string }>

/** Where the answer to a question is; empty parts are left to the server. */
export function slipsAddress(question: Question): string {
  const given = Object.entries(question).filter(([, value]) => value !== '')
  return `${SLIPS}?${new URLSearchParams(Object.fromEntries(given)).toString()}`
}

/** The first of those who have neither a password nor a slip, as many as can be printed at once. */
export const newOnes = (people: readonly Listed[]): readonly string[] =>
  people
    .filter(({ hasPassword, slipUntil }) => !hasPassword && slipUntil === '')
    .slice(0, MOST_SLIPS)
    .map(({ id }) => id)

/** How many of those who were ticked lose a password. */
export const resetsOf = (people: readonly Listed[], ticked: ReadonlySet<string>): number =>
  people.filter(({ hasPassword, id }) => hasPassword && ticked.has(id)).length
