import type { PayloadRequest } from 'payload'
import { lookUpsOfUser } from './barredIin'
import { keepsAway, type Known } from './holds'
import { rowsBy } from './rows'

/** By what an account is known. */
export async function knownAs(req: PayloadRequest, user: string): Promise<Known> {
  return { id: user, lookUps: await lookUpsOfUser(req, user) }
}

/** The children, of these, from whom somebody is kept away now. */
export async function keptFrom(
  req: PayloadRequest,
  person: string,
  children: readonly string[],
): Promise<ReadonlySet<string>> {
  const bars = (await Promise.all(children.map((child) => rowsBy(req, 'bars', { child })))).flat()
  if (bars.length === 0) return new Set()
  const known = await knownAs(req, person)
  const now = new Date().toISOString()
  return new Set(bars.filter((bar) => keepsAway(bar, known, now)).map(({ child }) => child))
}

/** Is somebody kept away from a child now? */
export async function isKeptAway(
  req: PayloadRequest,
  child: string,
  person: string,
): Promise<boolean> {
  return (await keptFrom(req, person, [child])).has(child)
}

/**
 * The accounts, of these, that somebody may not be let into whatever his role: of children from whom he is kept away, and
 * of their guardians.
 */
export async function closedTo(
  req: PayloadRequest,
  person: string,
  accounts: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(accounts.map((guardian) => rowsBy(req, 'links', { guardian })))
  const links = found.flat()
  const children = new Set([...accounts, ...links.map(({ child }) => child)])
  const kept = await keptFrom(req, person, [...children])
  const guardians = links.filter(({ child }) => kept.has(child)).map(({ guardian }) => guardian)
  return new Set([...accounts.filter((one) => kept.has(one)), ...guardians])
}
