import type { Payload, PayloadRequest } from 'payload'
import { codeOf, PortalError, systemStore } from '#kernel'
import { identities } from '../users/iin/identities'
import { isIin, maskedIin } from '../users/iin/iin'
import { keyRingOf } from '../users/iin/ownIin'
import { isSealedAnew, lookUpOf, lookUpsOf, seal, unseal } from '../users/iin/seal'
import type { KeyRing } from '../users/iin/keyRing'
import { guardianBars } from './stores'

type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/** A number as a row of `guardian-bars` keeps it; it opens for the same child alone. */
export type SealedIin = Readonly<{ sealed: string; lookUp: string }>

export const NO_IIN: SealedIin = { sealed: '', lookUp: '' }

const ownerOf = (child: string): string => `bar ${child}`

/**
 * Seals a number.
 * @throws PortalError iin_invalid, iin_keys_missing
 */
export function sealedIin(req: PayloadRequest, child: string, iin: string): SealedIin {
  const ring = keyRingOf(req)
  if (!isIin(iin)) throw new PortalError('iin_invalid', {}, { field: 'iin' })
  return { sealed: seal(ring, iin, ownerOf(child)), lookUp: lookUpOf(ring, iin) }
}

/** What is shown of it: '' where none is kept. */
export function maskedBar(
  req: PayloadRequest,
  { child, sealed }: Readonly<{ child: string; sealed: string }>,
): string {
  const ring = sealed === '' ? undefined : ringOf(req)
  return ring ? maskedIin(unseal(ring, sealed, ownerOf(child))) : ''
}

/** The number of an account; undefined where none is kept. */
export async function iinOfUser(req: PayloadRequest, user: string): Promise<string | undefined> {
  const row = await systemStore({ payload: req.payload, req })(identities.slug).get({ user })
  const ring = row && ringOf(req)
  return ring && unseal(ring, String(row.sealed), user)
}

/** Under what the number of an account may be kept, by whichever key; [] where none is. */
export async function lookUpsOfUser(req: PayloadRequest, user: string): Promise<string[]> {
  const iin = await iinOfUser(req, user)
  const ring = iin === undefined ? undefined : ringOf(req)
  return iin !== undefined && ring ? lookUpsOf(ring, iin) : []
}

/** Undefined where this installation keeps no numbers. */
function ringOf(asking: Asking): KeyRing | undefined {
  try {
    return keyRingOf(asking)
  } catch (error) {
    if (codeOf(error) === 'iin_keys_missing') return undefined
    throw error
  }
}

/** So many rows in one go: others write in between. */
const PART = 100

/**
 * Seals anew, by the newest key, what an older one sealed.
 * @returns how many rows were sealed anew
 */
export async function sealBarsAnew(asking: Asking): Promise<number> {
  const ring = ringOf(asking)
  const door = systemStore(asking)(guardianBars.slug)
  let [next, anew] = ['', 0]
  while (ring) {
    const rows = await door.find({
      ...{ order: 'child', limit: PART, range: { column: 'child', from: next } },
    })
    for (const { child, id, rev, sealed } of rows) {
      if (sealed === '' || isSealedAnew(ring, String(sealed))) continue
      const owner = ownerOf(String(child))
      const iin = unseal(ring, String(sealed), owner)
      await door.put(
        { id },
        { sealed: seal(ring, iin, owner), lookUp: lookUpOf(ring, iin) },
        { rev },
      )
      anew++
    }
    if (rows.length < PART) break
    const last = String(rows.at(-1)?.child)
    // Rows of the last child may go on in the next part; the first id behind it where they fill a whole one.
    next = last === next ? `${last} ` : last
  }
  return anew
}
