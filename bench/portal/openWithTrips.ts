import { getPayload, type Payload } from 'payload'
import type { Env } from '#config'
import { migrate } from '#database/operations'
import { portalConfig } from '../../payload.config'
import { tripsPlugin } from '../../src/testing/trips'

/** Opens a portal on MongoDB that has one module more, with everything that must be gone where it is off. */
export async function openWithTrips(settings: Env): Promise<Payload> {
  const { databaseUrl, dataDir } = settings
  const config = portalConfig(settings, {}, [tripsPlugin])
  const models = async () => (await getPayload({ config })).db as never
  await migrate({ databaseUrl, dataDir, models, print: () => undefined })
  return getPayload({ config })
}
