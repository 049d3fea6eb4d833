import { keyRingOf, type Asking } from '../iin/keyRingOf'
import { seal, unseal } from '../iin/seal'
import { sealRowsAnew, type SealedAnew } from '../iin/sealRowsAnew'
import { secondFactors } from './secondFactors'

/** Seals every second factor anew that an older key sealed. It can be stopped and begun again at any time. */
export function sealFactorsAnew(asking: Asking): Promise<SealedAnew> {
  const ring = keyRingOf(asking)
  return sealRowsAnew(asking, secondFactors.slug, (sealed, user) => ({
    sealed: seal(ring, unseal(ring, sealed, user, 'factor'), user, 'factor'),
  }))
}
