import type { Payload, PayloadRequest } from 'payload'
import { PortalError, secretOf } from '#kernel'
import { readKeyRing, type KeyRing } from './keyRing'

/** Whoever asks: with a request, everything belongs to its transaction. */
export type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/**
 * The keys of this installation.
 * @throws PortalError iin_keys_missing
 */
export function keyRingOf({ payload }: Asking): KeyRing {
  const keys = secretOf(payload, 'iinKeys')
  if (keys === undefined) throw new PortalError('iin_keys_missing')
  return readKeyRing(keys)
}
