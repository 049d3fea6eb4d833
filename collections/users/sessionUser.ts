import type { Payload } from 'payload'
import { sessionCookie } from './sessionCookie'
import { readSession } from './readSession'
import { workingAs } from './workingAs'

/** The signed-in person behind a Cookie header, if any, with the roles he works as. */
export async function sessionUser(
  payload: Payload,
  cookies: string | null | undefined,
): ReturnType<typeof readSession> {
  const token = sessionCookie(payload.config.serverURL).read(cookies)
  const person = token === undefined ? undefined : await readSession(payload, token)
  return person && workingAs(person, cookies)
}
