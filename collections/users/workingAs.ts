import type { Membership, SignedIn } from '#kernel'

/** Names the membership a person works as; set by the chooser in the admin's header, gone with the browser. */
export const WORKING_AS = 'orda-as'

type Person = SignedIn & { memberships: readonly Membership[] }

/**
 * The same person with the one role he has chosen to work as. It only ever takes rights away: a value that is not one
 * of his own memberships changes nothing.
 */
export function workingAs<P extends Person>(person: P, cookies: string | null | undefined): P {
  const chosen = chosenIn(cookies)
  const only = person.memberships.filter(({ id }) => id !== undefined && id === chosen)
  return only.length === 1 ? { ...person, memberships: only } : person
}

/** What a Cookie header says; '' for nothing. */
export function chosenIn(cookies: string | null | undefined): string {
  return /(?:^|;\s*)orda-as=([\w-]{1,64})(?:;|$)/.exec(cookies ?? '')?.[1] ?? ''
}
