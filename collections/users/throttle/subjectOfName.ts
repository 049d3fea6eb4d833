import { guessSubject } from './takeGuess'

/** A name or an address as accounts are looked up by it: people type capitals anywhere. */
export const asLookedUp = (identifier: string): string =>
  identifier.normalize('NFKC').trim().toLowerCase()

/**
 * Under what guesses at a name are counted.
 * @param device the browser, where it is known to the account: its guesses are counted apart
 */
export function subjectOfName(identifier: string, device?: string): string {
  const name = asLookedUp(identifier)
  return device === undefined ? guessSubject('name', name) : guessSubject('device', name, device)
}

/** Under what guesses at the printed slip of a name are counted. */
export const subjectOfSlip = (identifier: string): string =>
  guessSubject('slip', asLookedUp(identifier))
