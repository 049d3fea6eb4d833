import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import type { Env } from '#config'
import { lastProvenBackup } from '#database/operations'
import { portalOf, startJobRunner, startPostman } from '#kernel'
import { deliverWith, mailboxOf } from './mail/deliverWith'
import { createApp } from './createApp'
import type { AdminHandler } from './doors/adminDoor'
import { prepareAdmin } from './prepareAdmin'
import { startStoringViews } from './storeViews'
import { closePortal, openPortal, type Print } from './openPortal'

export type RunningServer = Readonly<{
  payload: Payload
  /** Address at which the public side answers, e.g. `http://localhost:3000` */
  address: string
  /** Resolves when the admin answers as well. */
  adminReady: Promise<void>
  stop: () => Promise<void>
}>

const DRAIN_MS = 20_000

/** Opens the portal and serves it: the public side first, the admin as soon as Next is prepared. */
export async function startServer(
  settings: Env,
  print: Print,
  options: { isDev?: boolean } = {},
): Promise<RunningServer> {
  const payload = await openPortal(settings, print)
  let isStopping = false
  const health = {
    dataDir: settings.dataDir,
    isStopping: () => isStopping,
    lastProvenBackup: async () => (await lastProvenBackup(settings.dataDir))?.provenAt,
  }
  let admin: AdminHandler | undefined
  const deliver = deliverWith(settings, payload)
  const app = createApp({
    ...{ payload, admin: () => admin, health, sendsMail: deliver !== undefined },
    ...{ cacheBytes: settings.cacheBytes, mailbox: mailboxOf(settings) },
    ...{ stateLogin: settings.stateLogin, trustedProxies: settings.trustedProxies },
  })
  const server = createServer(app)
  server.headersTimeout = 20_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 65_000
  await listen(server, settings)
  const stopFollowing = portalOf(payload).invalidations.follow()
  const jobs = startJobRunner(payload)
  const postman = startPostman(payload, deliver)
  const stopViews = startStoringViews(payload, app.views)
  const isDev = options.isDev === true
  const adminReady = prepareAdmin(isDev, server).then((prepared) => {
    admin = prepared
  })
  return {
    payload,
    address: addressOf(server, settings),
    adminReady,
    async stop() {
      isStopping = true
      await adminReady.catch(() => undefined)
      await drain(server)
      await stopViews()
      await Promise.all([jobs.stop(), postman.stop()])
      await stopFollowing()
      await closePortal(payload)
    },
  }
}

function listen(server: Server, { host, port }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

function addressOf(server: Server, settings: Env): string {
  const { port } = server.address() as AddressInfo
  return settings.port === 0 ? `http://localhost:${String(port)}` : settings.origin
}

/** Lets requests under way finish, for at most 20 s. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  server.closeIdleConnections()
  const force = setTimeout(() => {
    server.closeAllConnections()
  }, DRAIN_MS)
  await closed
  clearTimeout(force)
}
