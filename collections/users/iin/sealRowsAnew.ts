import { codeOf, systemStore } from '#kernel'
import { keyRingOf, type Asking } from './keyRingOf'
import { isSealedAnew } from './seal'

/** How many rows were sealed anew, and how many there are. */
export type SealedAnew = Readonly<{ anew: number; all: number }>

type Values = Readonly<Record<string, string>>

/** So many rows in one go: others write in between. */
const PART = 100

/**
 * Seals every row of a store anew that an older key sealed; it has the columns `user` and `sealed`. It can be stopped and
 * begun again at any time.
 * @param valuesAnew what is to be kept in place of what is sealed
 * @throws PortalError iin_keys_missing
 */
export async function sealRowsAnew(
  asking: Asking,
  slug: string,
  valuesAnew: (sealed: string, user: string) => Values | Promise<Values>,
): Promise<SealedAnew> {
  const ring = keyRingOf(asking)
  const door = systemStore(asking)(slug)
  let [next, anew, all] = ['', 0, 0]
  for (;;) {
    const range = { column: 'user', from: next }
    const rows = await door.find({ order: 'user', limit: PART, range })
    for (const row of rows) {
      const [sealed, user] = [String(row.sealed), String(row.user)]
      if (isSealedAnew(ring, sealed)) continue
      try {
        await door.put({ user }, await valuesAnew(sealed, user), { rev: row.rev })
        anew++
      } catch (error) {
        // Somebody else has written it meanwhile, by the newest key, or has removed it.
        if (!['conflict', 'not_found'].includes(codeOf(error))) throw error
      }
    }
    all += rows.length
    // The first id behind the last one that was read.
    next = `${(rows.at(-1)?.user as string | undefined) ?? ''} `
    if (rows.length < PART) return { anew, all }
  }
}
