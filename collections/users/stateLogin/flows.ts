import type { Payload } from 'payload'
import { codeOf, DEFAULT_LOCALE, isLocale, systemStore, type Locale } from '#kernel'
import { hashOf, newToken } from '../sessionToken'
import { stateFlows } from './stateFlows'

/** A way to the service of the state and back. */
export type StateFlow = Readonly<{
  /** Who links his account; absent where somebody signs in. */
  user?: string | undefined
  locale: Locale
  /** A path of ours to go to afterwards. */
  target: string
}>

/** So long it may take to prove oneself there, ms. */
export const FLOW_MS = 10 * 60_000

/** @returns the value of the cookie by which the browser is known when it comes back */
export async function beginFlow(payload: Payload, { user, ...flow }: StateFlow): Promise<string> {
  const token = newToken()
  const values = { ...flow, user: user ?? null, begunAt: new Date().toISOString() }
  await systemStore({ payload })(stateFlows.slug).put({ flow: hashOf(token) }, values)
  return token
}

/** Ends a way; undefined where none was begun with this cookie, it took too long, or it was ended before. */
export async function endFlow(
  payload: Payload,
  token: string | undefined,
): Promise<StateFlow | undefined> {
  if (token === undefined) return undefined
  const door = systemStore({ payload })(stateFlows.slug)
  const key = { flow: hashOf(token) }
  const row = await door.get(key)
  if (!row) return undefined
  try {
    await door.remove(key)
  } catch (error) {
    // The same answer has come twice at once: it counts for the first.
    if (codeOf(error) === 'not_found') return undefined
    throw error
  }
  if (Date.parse(String(row.begunAt)) < Date.now() - FLOW_MS) return undefined
  return {
    ...(typeof row.user === 'string' && { user: row.user }),
    locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE,
    target: String(row.target),
  }
}
