import type { Payload } from 'payload'
import { sessionCookie } from './sessionCookie'
import { readSession, type Person } from './readSession'
import { workingAs } from './workingAs'

/**
 * The signed-in person behind a Cookie header, if any, with the roles he works as. A session that still needs something,
 * such as a code, is nobody's: whoever asks here need not know that there are such.
 */
export async function sessionUser(
  payload: Payload,
  cookies: string | null | undefined,
): Promise<Person | undefined> {
  const person = await sessionOwner(payload, cookies)
  return person && person.needs === undefined ? workingAs(person, cookies) : undefined
}

/** Whose session it is, whatever it still needs: for the steps of signing in alone, never to let anybody in. */
export async function sessionOwner(
  payload: Payload,
  cookies: string | null | undefined,
): Promise<Person | undefined> {
  const token = sessionCookie(payload.config.serverURL).read(cookies)
  return token === undefined ? undefined : readSession(payload, token)
}
