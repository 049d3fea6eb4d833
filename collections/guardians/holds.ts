import { isHeld } from '#kernel'
import type { BarRow, LinkRow, Span } from './rows'

/** By what somebody is known: his account, and the look-ups of his number where one is kept. */
export type Known = Readonly<{ id: string; lookUps: readonly string[] }>

type Barring = Pick<BarRow, 'liftedAt' | 'lookUp' | 'person'> & Span

/** Does this keep somebody away at a moment (ISO 8601)? */
export function keepsAway(bar: Barring, { id, lookUps }: Known, now: string): boolean {
  const isAbout = bar.person === id || (bar.lookUp !== '' && lookUps.includes(bar.lookUp))
  return isAbout && !bar.liftedAt && isHeld(bar, now)
}

/**
 * Does a link let its guardian see the child at a moment (ISO 8601)? It has begun, is not over, and nothing keeps him
 * away.
 * @param bars those of the child
 */
export function lets(
  link: Pick<LinkRow, 'from' | 'until'>,
  bars: readonly Barring[],
  guardian: Known,
  now: string,
): boolean {
  return isHeld(link, now) && !bars.some((bar) => keepsAway(bar, guardian, now))
}
