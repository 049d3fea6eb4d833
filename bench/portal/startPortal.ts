import { randomBytes } from 'node:crypto'
import { endChild, messageOf, ROOT, startChild } from '../processes/children'
import { compile } from '../processes/compile'
import { freePort } from '../processes/freePort'
import type { Usage } from '../processes/usage'
import type { Prepared } from './preparePortal'

const START_LIMIT_MS = 120_000

let server: Promise<string> | undefined

export type PortalAddress = Readonly<{
  port: number
  origin: string
  dataDir: string
  databaseUrl?: string
  secret: string
  /** For finished pages, megabytes; the portal's own choice without it. */
  cacheMb?: number
  /** Where its mail goes; none is sent without it. */
  smtpUrl?: string
  /** Has it a module besides those of the portal, to be switched? On MongoDB alone: no migration knows its table. */
  hasTrips?: boolean
}>

/** A portal in a process of its own. */
export type PortalProcess = PortalAddress &
  Readonly<{
    usage: () => Promise<Usage>
    /** How many pages it has made since its start. */
    rendered: () => Promise<number>
    /** Ends it as an operator would. */
    stop: () => Promise<void>
    /** Ends it as a power failure of the process would. */
    kill: () => Promise<void>
  }>

/** Where a portal that does not run yet will answer: the same at each of its starts. */
export async function placePortal(dataDir: string, databaseUrl?: string): Promise<PortalAddress> {
  const port = await freePort()
  const secret = randomBytes(32).toString('hex')
  return {
    port,
    origin: `http://localhost:${String(port)}`,
    dataDir,
    secret,
    ...(databaseUrl !== undefined && { databaseUrl }),
  }
}

/** The environment of a production portal at an address. */
export function environmentOf({
  cacheMb,
  databaseUrl,
  dataDir,
  origin,
  port,
  secret,
  smtpUrl,
}: PortalAddress): Record<string, string> {
  return {
    MODE: 'production',
    PORT: String(port),
    ORIGIN: origin,
    DATA_DIR: dataDir,
    PAYLOAD_SECRET: secret,
    // What was filled inside this process is sealed by the key that tests have.
    IIN_KEYS: `demo:${'A'.repeat(43)},bench:${Buffer.from(secret, 'hex').toString('base64')}`,
    LOG_LEVEL: 'fatal',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(cacheMb !== undefined && { CACHE_MB: String(cacheMb) }),
    ...(smtpUrl !== undefined && { SMTP_URL: smtpUrl }),
  }
}

/** Starts a portal on a database that is filled already. @throws Error when it does not come up */
export async function startPortal(address: PortalAddress): Promise<PortalProcess> {
  return (await open(address, undefined)).portal
}

/** Starts a portal on an empty database and fills it first. @throws Error when it does not come up */
export async function startPreparedPortal(
  address: PortalAddress,
  accounts = 0,
): Promise<PortalProcess & { prepared: Prepared }> {
  const { portal, prepared } = await open(address, accounts)
  return { ...portal, prepared }
}

async function open(
  address: PortalAddress,
  accounts: number | undefined,
): Promise<{ portal: PortalProcess; prepared: Prepared }> {
  server ??= compile(ROOT, 'bench/portalServer.ts')
  const args = address.hasTrips === true ? ['trips'] : []
  const child = startChild({ script: await server, env: environmentOf(address), args })
  await messageOf(child, (message) => (message as { open?: true }).open, START_LIMIT_MS)
  child.send(accounts === undefined ? { begin: true } : { prepare: accounts })
  const prepared = await messageOf(
    child,
    (message) => (message as { ready?: Prepared }).ready,
    START_LIMIT_MS,
  )
  const portal: PortalProcess = {
    ...address,
    async usage() {
      child.send({ usage: true })
      return messageOf(child, (message) => (message as { usage?: Usage }).usage, 30_000)
    },
    async rendered() {
      child.send({ rendered: true })
      return messageOf(child, (message) => (message as { rendered?: number }).rendered, 30_000)
    },
    stop: () => endChild(child),
    kill: () => endChild(child, 'SIGKILL'),
  }
  return { portal, prepared }
}
