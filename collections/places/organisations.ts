import type { Where } from 'payload'
import type { PublicContext } from '#kernel'

/** Kinds of institutions that teach, in the order in which people ask for them. */
export const ORGANISATIONS = ['school', 'kindergarten', 'college', 'other'] as const

export type Organisation = (typeof ORGANISATIONS)[number]

/** Where in the tree: equality on the column of its depth. */
export type Within = Readonly<Partial<Record<'at1' | 'at2' | 'at3', string>>>

/** Is this the name of such a kind? */
export function isOrganisation(value: unknown): value is Organisation {
  return ORGANISATIONS.some((kind) => kind === value)
}

/** Those of a kind, or of every kind, that are not closed. */
export function workingNow(kind: Organisation | undefined, now = new Date()): Where[] {
  const kinds = kind === undefined ? { in: [...ORGANISATIONS] } : { equals: kind }
  return [
    { kind: kinds },
    { or: [{ closed: { exists: false } }, { closed: { greater_than: now.toISOString() } }] },
  ]
}

export type Count = Readonly<{ kind: Organisation; count: number }>

/** How many of each kind there are at a place; kinds without any are left out. */
export async function countsAt(ctx: PublicContext, by: Within): Promise<Count[]> {
  const counts = await Promise.all(
    ORGANISATIONS.map(async (kind) => ({
      kind,
      count: await ctx.count('institutions', { by, narrow: { and: workingNow(kind) } }),
    })),
  )
  return counts.filter(({ count }) => count > 0)
}
