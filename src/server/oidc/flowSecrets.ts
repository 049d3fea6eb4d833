import { createHmac } from 'node:crypto'

/** What one way to the provider and back is known by; each 43 characters of base64url. */
export type FlowSecrets = Readonly<{ state: string; nonce: string; verifier: string }>

/**
 * All of them follow from the cookie of the browser that began: so nothing of them is kept anywhere, and what a
 * provider or an address knows tells none of the others.
 * @param token the cookie's value, 256 random bits
 */
export function flowSecrets(token: string): FlowSecrets {
  const derived = (purpose: string): string =>
    createHmac('sha256', token).update(`orda ${purpose}`).digest('base64url')
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') }
}
