import type { Payload } from 'payload'
import type { Env } from '#config'
import { portalConfig } from '../../payload.config'
import { openPortal } from '../../src/server/openPortal'
import { tripsPlugin } from '../../src/testing/trips'

/**
 * Opens the portal that is measured.
 * @param hasTrips has it one module more, with everything that must be gone where it is off? On MongoDB alone: no migration
 * knows its table
 */
export function openBenchPortal(settings: Env, hasTrips: boolean): Promise<Payload> {
  const config = portalConfig(settings, {}, hasTrips ? [tripsPlugin] : [])
  return openPortal(settings, () => undefined, config)
}
