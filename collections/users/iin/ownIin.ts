import { PortalError, systemStore, type OpenStore } from '#kernel'
import { claimIin, giveUpClaims } from './claims'
import { identities } from './identities'
import { isIin, maskedIin } from './iin'
import { keyRingOf, type Asking } from './keyRingOf'
import { lookUpOf, lookUpsOf, seal, unseal } from './seal'
import { sealRowsAnew, type SealedAnew } from './sealRowsAnew'

export { keyRingOf } from './keyRingOf'

/**
 * Keeps the number of an account; who may is asked before.
 * @throws PortalError iin_invalid, iin_taken, iin_keys_missing
 */
export async function keepIin(asking: Asking, user: string, iin: string): Promise<void> {
  const ring = keyRingOf(asking)
  if (!isIin(iin)) throw new PortalError('iin_invalid', {}, { field: 'iin' })
  const owner = await userOfIin(asking, iin)
  if (owner !== undefined && owner !== user)
    throw new PortalError('iin_taken', {}, { field: 'iin' })
  await claimIin(asking, user, iin)
  const door = doorOf(asking)
  const known = await door.get({ user })
  const values = { sealed: seal(ring, iin, user), lookUp: lookUpOf(ring, iin) }
  await door.put({ user }, values, { rev: known?.rev })
}

/** What is shown of an account's number; undefined where none is kept. */
export async function shownIin(asking: Asking, user: string): Promise<string | undefined> {
  const row = await doorOf(asking).get({ user })
  return row && maskedIin(unseal(keyRingOf(asking), String(row.sealed), user))
}

/** The account of a number; undefined where nobody has it. */
export async function userOfIin(asking: Asking, iin: string): Promise<string | undefined> {
  for (const lookUp of lookUpsOf(keyRingOf(asking), iin)) {
    const [row] = await doorOf(asking).find({ where: { lookUp }, limit: 1 })
    if (row) return String(row.user)
  }
  return undefined
}

/** With an account goes its number: the next one may have it. */
export async function forgetIin(asking: Asking, user: string): Promise<void> {
  await giveUpClaims(asking, user)
  if (await doorOf(asking).get({ user })) await doorOf(asking).remove({ user })
}

/**
 * Seals every number anew that an older key sealed. It can be stopped and begun again at any time.
 * @returns how many rows were sealed anew, and how many there are
 */
export function sealAllAnew(asking: Asking): Promise<SealedAnew> {
  const ring = keyRingOf(asking)
  return sealRowsAnew(asking, identities.slug, async (sealed, user) => {
    const iin = unseal(ring, sealed, user)
    await claimIin(asking, user, iin)
    return { sealed: seal(ring, iin, user), lookUp: lookUpOf(ring, iin) }
  })
}

const doorOf = (asking: Asking): ReturnType<OpenStore> => systemStore(asking)(identities.slug)
