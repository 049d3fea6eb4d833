import * as client from 'openid-client'
import type { StateLogin } from '#config'

/** Seconds for each answer of the provider: somebody waits. */
const TIMEOUT_S = 5
/** What a provider says of itself is asked anew so often, ms. */
const KEPT_MS = 60 * 60_000

/**
 * Asks a provider what it is, at the first use, and keeps the answer for an hour. One that did not answer is asked again
 * by whoever comes next.
 */
export function createDiscovery(settings: StateLogin): () => Promise<client.Configuration> {
  let kept: { until: number; answer: Promise<client.Configuration> } | undefined
  return () => {
    if (kept && kept.until > Date.now()) return kept.answer
    const fresh = { until: Date.now() + KEPT_MS, answer: discover(settings) }
    fresh.answer.catch(() => {
      if (kept === fresh) kept = undefined
    })
    kept = fresh
    return fresh.answer
  }
}

function discover({ clientId, clientSecret, issuer }: StateLogin): Promise<client.Configuration> {
  const execute = [client.enableNonRepudiationChecks]
  // Outside production alone; see `faultsOfStateLogin`.
  if (issuer.startsWith('http:')) execute.push(client.allowInsecureRequests)
  return client.discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret },
    client.ClientSecretBasic(clientSecret),
    { execute, timeout: TIMEOUT_S },
  )
}
