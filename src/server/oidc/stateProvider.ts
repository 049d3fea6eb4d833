import * as client from 'openid-client'
import type { Vouched } from '#collections'
import type { StateLogin } from '#config'
import { PortalError } from '#kernel'
import { createDiscovery } from './discovered'
import { flowSecrets } from './flowSecrets'
import { refusalOf } from './refusalOf'

/** The service of the state, as the sign-in page needs it. */
export type StateProvider = Readonly<{
  /** What it is called, by language; '' where the portal's own words do. */
  names: StateLogin['names']
  /**
   * Where a browser is sent.
   * @param token the value of its cookie
   * @throws PortalError state_login_down
   */
  wayThere: (token: string) => Promise<URL>
  /**
   * Who has come back.
   * @param answer the whole address to which the browser was sent back
   * @throws PortalError state_login_down, state_login_cancelled, state_login_refused, state_login_nameless
   */
  personOf: (answer: URL, token: string) => Promise<Vouched>
}>

/** Where every provider sends people back to; registered there as it is. */
export const CALLBACK = '/sign-in/state/callback'

/** @param origin the portal's own address */
export function createStateProvider(settings: StateLogin, origin: string): StateProvider {
  const discovered = createDiscovery(settings)
  return {
    names: settings.names,
    async wayThere(token) {
      const { nonce, state, verifier } = flowSecrets(token)
      const config = await discovered().catch((cause: unknown) => {
        throw new PortalError('state_login_down', {}, { cause })
      })
      return client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: origin + CALLBACK, scope: settings.scope, state, nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
    },
    async personOf(answer, token) {
      try {
        return await personOf(await discovered(), settings, answer, token)
      } catch (error) {
        throw refusalOf(error)
      }
    },
  }
}

type Claims = Readonly<Record<string, unknown>>

async function personOf(
  config: client.Configuration,
  { iinClaim, mfa }: StateLogin,
  answer: URL,
  token: string,
): Promise<Vouched> {
  const { nonce, state, verifier } = flowSecrets(token)
  const tokens = await client.authorizationCodeGrant(config, answer, {
    ...{ expectedNonce: nonce, expectedState: state, pkceCodeVerifier: verifier },
    idTokenExpected: true,
  })
  const claims: Claims = tokens.claims() ?? {}
  // Many providers put only the subject into the token; the rest is behind the access token, over the same TLS.
  const told: Claims =
    iinClaim in claims || config.serverMetadata().userinfo_endpoint === undefined
      ? claims
      : await client.fetchUserInfo(config, tokens.access_token, String(claims.sub))
  const iin = told[iinClaim]
  if (typeof iin !== 'string') throw new PortalError('state_login_nameless')
  return { iin, hasSecondFactor: factorsOf(claims).some((factor) => mfa.includes(factor)) }
}

/** How the provider knew the person, as the signed token says it. */
const factorsOf = ({ acr, amr }: Claims): readonly string[] =>
  [acr, ...(Array.isArray(amr) ? (amr as unknown[]) : [])].filter((one) => typeof one === 'string')
