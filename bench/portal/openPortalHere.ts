import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getPayload, type Payload } from 'payload'
import { readEnv } from '#config'
import type { DatabaseOptions } from '#database'
import { migrate } from '#database/operations'
import { createApp, type App } from '../../src/server/createApp'
import { portalConfig } from '../../payload.config'

const ORIGIN = 'http://localhost:3000'

/** A portal on SQLite inside this process, whose database can be made to fail. */
export type PortalHere = Readonly<{
  cache: App['cache']
  payload: Payload
  port: number
  origin: string
  close: () => Promise<void>
}>

/** Opens a portal on an empty database and listens on a free port of this machine. */
export async function openPortalHere(
  dataDir: string,
  database: Partial<DatabaseOptions> = {},
): Promise<PortalHere> {
  const databaseUrl = `file:${path.join(dataDir, 'orda.db')}`
  const settings = readEnv({ MODE: 'test', ORIGIN, DATA_DIR: dataDir, DATABASE_URL: databaseUrl })
  await migrate({ databaseUrl, dataDir, print: () => undefined })
  const instanceKey = randomUUID()
  const payload = await getPayload({ config: portalConfig(settings, database), key: instanceKey })
  const app = createApp({ payload, instanceKey })
  const server = createServer(app)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    cache: app.cache,
    payload,
    port: (server.address() as AddressInfo).port,
    origin: ORIGIN,
    async close() {
      server.closeAllConnections()
      server.close()
      await (payload.db as unknown as { close: () => Promise<void> }).close()
    },
  }
}
