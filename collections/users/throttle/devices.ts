import { codeOf, type OpenStore } from '#kernel'
import { hashOf, newToken } from '../sessionToken'
import { knownDevices } from './knownDevices'

/** So many browsers of one account are known; one more, and the one that was not seen for longest is forgotten. */
export const MOST_DEVICES = 20
const DAY_MS = 24 * 60 * 60_000

/** Has the owner of an account signed in with this browser? */
export async function isKnownDevice(
  store: OpenStore,
  token: string,
  user: string,
): Promise<boolean> {
  return (await store(knownDevices.slug).get({ device: hashOf(token), user })) !== undefined
}

/**
 * Makes a browser known to an account that was signed in to just now.
 * @param token what the browser calls itself; kept if the portal has given it out, so that a browser of several people
 * is known to each of them
 * @returns the value of its cookie
 */
export async function rememberDevice(
  store: OpenStore,
  token: string | undefined,
  user: string,
  now = new Date(),
): Promise<string> {
  const door = store(knownDevices.slug)
  const isOurs =
    token !== undefined &&
    (await door.find({ where: { device: hashOf(token) }, limit: 1 })).length > 0
  const kept = isOurs ? token : newToken()
  const key = { device: hashOf(kept), user }
  const row = await door.get(key)
  if (row && Date.parse(String(row.seenAt)) > now.getTime() - DAY_MS) return kept
  try {
    await door.put(key, { seenAt: now.toISOString() }, { rev: row?.rev })
  } catch (error) {
    // The same browser has signed in twice at once: it is known.
    if (!['conflict', 'not_found'].includes(codeOf(error))) throw error
  }
  if (!row) await forgetOldest(store, user)
  return kept
}

/** Forgets the browsers of an account, but that with the token `kept`. */
export async function forgetDevices(store: OpenStore, user: string, kept?: string): Promise<void> {
  const door = store(knownDevices.slug)
  const rows = await door.find({ where: { user } })
  for (const row of rows) {
    const device = String(row.device)
    if (kept === undefined || device !== hashOf(kept)) await door.remove({ device, user })
  }
}

async function forgetOldest(store: OpenStore, user: string): Promise<void> {
  const door = store(knownDevices.slug)
  const rows = await door.find({ where: { user }, order: '-seenAt' })
  for (const { device } of rows.slice(MOST_DEVICES)) {
    try {
      await door.remove({ device: String(device), user })
    } catch (error) {
      // Another sign-in was faster.
      if (codeOf(error) !== 'not_found') throw error
    }
  }
}
