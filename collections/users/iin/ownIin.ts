import type { Payload, PayloadRequest } from 'payload'
import { PortalError, secretOf, systemStore, type OpenStore } from '#kernel'
import { identities } from './identities'
import { isIin, maskedIin } from './iin'
import { readKeyRing, type KeyRing } from './keyRing'
import { isSealedAnew, lookUpOf, lookUpsOf, seal, unseal } from './seal'

/** Whoever asks: with a request, everything belongs to its transaction. */
type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/**
 * The keys of this installation.
 * @throws PortalError iin_keys_missing
 */
export function keyRingOf({ payload }: Asking): KeyRing {
  const keys = secretOf(payload, 'iinKeys')
  if (keys === undefined) throw new PortalError('iin_keys_missing')
  return readKeyRing(keys)
}

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

/** So many rows in one go: others write in between. */
const PART = 100

/**
 * Seals everything anew that an older key sealed. It can be stopped and begun again at any time.
 * @returns how many rows were sealed anew, and how many there are
 */
export async function sealAllAnew(
  asking: Asking,
): Promise<Readonly<{ anew: number; all: number }>> {
  const ring = keyRingOf(asking)
  const door = doorOf(asking)
  let [next, anew, all] = ['', 0, 0]
  for (;;) {
    const rows = await door.find({
      order: 'user',
      limit: PART,
      range: { column: 'user', from: next },
    })
    for (const row of rows) {
      const user = String(row.user)
      if (isSealedAnew(ring, String(row.sealed))) continue
      const iin = unseal(ring, String(row.sealed), user)
      const values = { sealed: seal(ring, iin, user), lookUp: lookUpOf(ring, iin) }
      await door.put({ user }, values, { rev: row.rev })
      anew++
    }
    all += rows.length
    // The first id behind the last one that was read.
    next = `${(rows.at(-1)?.user as string | undefined) ?? ''} `
    if (rows.length < PART) return { anew, all }
  }
}

const doorOf = (asking: Asking): ReturnType<OpenStore> => systemStore(asking)(identities.slug)
