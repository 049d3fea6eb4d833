import { getPayload, type Payload } from 'payload'
import type { Env } from '#config'
import { migrate } from '#database/operations'
import ownConfig from '../../payload.config'

export type Print = (line: string) => void

/**
 * Brings the database to the newest schema and opens the portal on it: what a server and a command without a
 * server both begin with.
 * @param config another one than the portal's own, for measurements
 * @throws DatabaseError database_in_use while another process holds a SQLite file
 */
export async function openPortal(
  settings: Env,
  print: Print,
  config = ownConfig,
): Promise<Payload> {
  const { databaseUrl, dataDir } = settings
  // Only MongoDB asks for them: its indexes belong to the models, SQLite's are in the migrations.
  const models = async () => (await getPayload({ config })).db as never
  const applied = await migrate({ databaseUrl, dataDir, models, print })
  if (applied.length > 0) print(`database: ${String(applied.length)} migrations applied`)
  return getPayload({ config })
}

/** Ends what openPortal began; other processes may open the database then. */
export async function closePortal(payload: Payload): Promise<void> {
  await (payload.db as unknown as { close: () => Promise<void> }).close()
  await payload.destroy()
}
