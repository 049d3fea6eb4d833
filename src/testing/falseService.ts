import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { StateLogin } from '#config'
import { closed, listening, settingsOf, STATE_CLIENT } from './stateService'

/** In what a service is other than it should be. */
export type Lies = Readonly<{
  /** Claims of the signed token beside, or in place of, the right ones; undefined takes one away. */
  claims?: Readonly<Record<string, unknown>>
  /** How the token is signed: by a key that nobody knows, not at all, or by the client's own secret. */
  signature?: 'foreign' | 'none' | 'secret'
  /** What it calls itself. */
  issuer?: string
  /** What it answers where a token is asked for. */
  tokenStatus?: number
  /** Where it takes the question, and never answers. */
  silentAt?: '/.well-known/openid-configuration' | '/token'
  /** What it tells behind the access token. */
  userinfo?: Readonly<Record<string, unknown>>
}>

export type FalseService = Readonly<{
  settings: StateLogin
  behave: (lies?: Lies) => void
  /** Where it would send a browser back to that came with this address. */
  answerTo: (href: string, more?: Readonly<Record<string, string>>) => URL
  /** How often it was asked what it is. */
  discoveries: () => number
  stop: () => Promise<void>
}>

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A provider that can be told to lie: what a real one never says. */
export async function openFalseService(port?: number): Promise<FalseService> {
  let lies: Lies = {}
  let nonce = ''
  let discoveries = 0
  const server = createServer()
  const issuer = await listening(server, port)
  const answers: Record<string, (res: ServerResponse) => void> = {
    '/.well-known/openid-configuration'(res) {
      discoveries++
      sendJson(res, metadataOf(lies.issuer ?? issuer, issuer))
    },
    '/jwks'(res) {
      sendJson(res, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'a', alg: 'RS256' }] })
    },
    '/token'(res) {
      const claims = { ...claimsOf(issuer, nonce), ...lies.claims }
      const token = tokenOf(claims, lies.signature)
      const body = { access_token: 'a', token_type: 'Bearer', id_token: token, expires_in: 60 }
      sendJson(res, lies.tokenStatus === undefined ? body : { error: 'lie' }, lies.tokenStatus)
    },
    '/userinfo'(res) {
      sendJson(res, { sub: 'a', ...lies.userinfo })
    },
  }
  server.on('request', ({ url = '' }, res: ServerResponse) => {
    if (url !== lies.silentAt) answers[url]?.(res)
  })
  return {
    settings: settingsOf(issuer),
    behave(next = {}) {
      lies = next
    },
    answerTo(href, more = {}) {
      const asked = new URL(href).searchParams
      nonce = asked.get('nonce') ?? ''
      const back = new URL(asked.get('redirect_uri') ?? '')
      const said = { code: 'one', state: asked.get('state') ?? '', ...more }
      back.search = new URLSearchParams(said).toString()
      return back
    },
    discoveries: () => discoveries,
    stop: () => closed(server),
  }
}

const metadataOf = (issuer: string, address: string) => ({
  issuer,
  authorization_endpoint: `${address}/auth`,
  token_endpoint: `${address}/token`,
  jwks_uri: `${address}/jwks`,
  userinfo_endpoint: `${address}/userinfo`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

function claimsOf(iss: string, nonce: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000)
  return { iss, nonce, sub: 'a', aud: STATE_CLIENT.clientId, iat: now, exp: now + 60 }
}

function tokenOf(claims: Readonly<Record<string, unknown>>, how?: Lies['signature']): string {
  const alg = { foreign: 'RS256', none: 'none', secret: 'HS256' }[how ?? 'foreign']
  const body = [{ alg, kid: 'a', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signed = (key: KeyObject): string =>
    sign('sha256', Buffer.from(body), key).toString('base64url')
  if (how === 'none') return `${body}.`
  if (how === 'secret')
    return `${body}.${createHmac('sha256', STATE_CLIENT.clientSecret).update(body).digest('base64url')}`
  return `${body}.${signed(how === 'foreign' ? foreignKey : privateKey)}`
}

function sendJson(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
