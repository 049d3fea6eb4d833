import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Configuration } from 'oidc-provider'
import type { StateLogin } from '#config'
import { ORIGIN } from './createTestPortal'

/** Who signs in at the service, and what it says of him. */
export type StateAccount = Readonly<{
  sub: string
  /** As the claim is sent; absent where the service knows none. */
  iin?: unknown
  amr?: readonly string[]
}>

export type StateService = Readonly<{
  settings: StateLogin
  /** Who signs in next; nobody does, who breaks it off. */
  meet: (person: StateAccount | undefined) => void
  /** Walks through the service like a browser. @returns where it leads in the end, on the portal */
  walk: (href: string) => Promise<URL>
  stop: () => Promise<void>
}>

export const STATE_CLIENT = { clientId: 'orda', clientSecret: 'of-the-test-alone' } as const
const [CLIENT_ID, CLIENT_SECRET] = [STATE_CLIENT.clientId, STATE_CLIENT.clientSecret]

/** A real OpenID Connect provider of a test's own. */
export async function openStateService({
  isInToken = true,
}: Readonly<{ isInToken?: boolean }> = {}): Promise<StateService> {
  let person: StateAccount | undefined
  const server = createServer()
  const issuer = await listening(server)
  const provider = await quietly(async () => {
    const { default: Provider } = await import('oidc-provider')
    return new Provider(
      issuer,
      configurationOf(() => person, isInToken),
    )
  })
  const serve = provider.callback()
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    if (req.url?.startsWith('/interaction/') !== true) {
      void serve(req, res)
      return
    }
    const result = person
      ? { login: { accountId: person.sub, amr: [...(person.amr ?? [])] } }
      : { error: 'access_denied', error_description: 'broken off' }
    void provider.interactionFinished(req, res, result)
  })
  return {
    settings: settingsOf(issuer),
    meet(next) {
      person = next
    },
    walk: (href) => walk(href, ORIGIN),
    stop: () => closed(server),
  }
}

/** The provider tells at length that it is set up for a test, and that it would like a newer Node. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { info, warn } = console
  Object.assign(console, { info: () => undefined, warn: () => undefined })
  try {
    return await work()
  } finally {
    Object.assign(console, { info, warn })
  }
}

const MINUTE_S = 60
const TTL = ['AccessToken', 'AuthorizationCode', 'Grant', 'IdToken', 'Interaction', 'Session']

/** How the portal is told of a service. */
export const settingsOf = (issuer: string): StateLogin => ({
  ...{ issuer, ...STATE_CLIENT, scope: 'openid person', iinClaim: 'iin', mfa: ['mfa'] },
  names: { kk: 'Синақ қызметі', ru: '' },
})

function configurationOf(
  person: () => StateAccount | undefined,
  isInToken: boolean,
): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${ORIGIN}/sign-in/state/callback`],
      },
    ],
    claims: { openid: ['sub', 'amr'], person: ['iin'] },
    conformIdTokenClaims: !isInToken,
    cookies: { keys: ['of the test'] },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig' }] },
    ttl: Object.fromEntries(TTL.map((kind) => [kind, MINUTE_S])),
    pkce: { required: () => true },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        ...(person()?.iin !== undefined && { iin: person()?.iin }),
      }),
    }),
    // Nobody is asked whether the portal may know him: that is the service's own affair.
    async loadExistingGrant(ctx) {
      const { client, provider, session } = ctx.oidc
      const grant = new provider.Grant({
        ...(client && { clientId: client.clientId }),
        ...(session?.accountId !== undefined && { accountId: session.accountId }),
      })
      grant.addOIDCScope('openid person')
      await grant.save()
      return grant
    },
  }
}

/** @returns the address at which it answers */
export async function listening(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/** Ends it, and whatever it is in the middle of. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
  })
}

const MOST_STEPS = 10

async function walk(href: string, end: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(href)
  for (let step = 0; step < MOST_STEPS; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (location === null)
      throw new Error(`the service stopped at ${at.pathname}: ${String(answer.status)}`)
    at = new URL(location, at)
    if (at.origin === end) return at
  }
  throw new Error('the service leads in circles')
}
