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

/** When a browser has shown the second factor of an account last, ISO 8601; undefined where it never has. */
export async function provenAtOf(
  store: OpenStore,
  token: string | undefined,
  user: string,
): Promise<string | undefined> {
  if (token === undefined) return undefined
  const row = await store(knownDevices.slug).get({ device: hashOf(token), user })
  return typeof row?.provenAt === 'string' ? row.provenAt : undefined
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
  const kept = await tokenFor(store, token)
  const row = await store(knownDevices.slug).get({ device: hashOf(kept), user })
  const isRecent = row && Date.parse(String(row.seenAt)) > now.getTime() - DAY_MS
  if (!isRecent) await noteDevice(store, kept, user, { seenAt: now.toISOString() }, row?.rev)
  return kept
}

/** Makes a browser known that has shown the second factor of an account just now. @returns the value of its cookie */
export async function proveDevice(
  store: OpenStore,
  token: string | undefined,
  user: string,
  now: Date,
): Promise<string> {
  const kept = await tokenFor(store, token)
  const row = await store(knownDevices.slug).get({ device: hashOf(kept), user })
  const at = now.toISOString()
  await noteDevice(store, kept, user, { seenAt: at, provenAt: at }, row?.rev)
  return kept
}

/** What a browser calls itself from now on. */
async function tokenFor(store: OpenStore, token: string | undefined): Promise<string> {
  if (token === undefined) return newToken()
  const rows = await store(knownDevices.slug).find({ where: { device: hashOf(token) }, limit: 1 })
  return rows.length > 0 ? token : newToken()
}

async function noteDevice(
  store: OpenStore,
  token: string,
  user: string,
  seen: Readonly<Record<string, string>>,
  rev: number | undefined,
): Promise<void> {
  try {
    await store(knownDevices.slug).put({ device: hashOf(token), user }, seen, { rev })
  } catch (error) {
    // The same browser has signed in twice at once: it is known.
    if (!['conflict', 'not_found'].includes(codeOf(error))) throw error
  }
  if (rev === undefined) await forgetOldest(store, user)
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
