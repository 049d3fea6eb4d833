import type { PayloadRequest } from 'payload'
import { lookUpsOfUser } from './barredIin'
import { keepsAway, type Known } from './holds'
import { rowsBy } from './rows'

/** By what an account is known. */
export async function knownAs(req: PayloadRequest, user: string): Promise<Known> {
  return { id: user, lookUps: await lookUpsOfUser(req, user) }
}

/** Is somebody kept away from a child now? */
export async function isKeptAway(
  req: PayloadRequest,
  child: string,
  person: string,
): Promise<boolean> {
  const bars = await rowsBy(req, 'bars', { child })
  if (bars.length === 0) return false
  const known = await knownAs(req, person)
  const now = new Date().toISOString()
  return bars.some((bar) => keepsAway(bar, known, now))
}
