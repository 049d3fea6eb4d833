import type { ListedForSlip as Listed } from '#collections/answers'

export type { ListedForSlip as Listed, SlipList as SlipsAnswer } from '#collections/answers'

/** Where slips are asked for and printed. */
export const SLIPS = '/api/plugins/core/slips'

/** So many at once. */
export const MOST_SLIPS = 100

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
