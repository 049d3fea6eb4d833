import { createHash } from 'node:crypto'
import type { Request } from 'express'
import {
  answeredOnce,
  inOneUnit,
  oneAtATime,
  readIdempotencyKey,
  type findEndpoint,
  type Once,
} from '#kernel'
import { inOneTransaction } from './inOneTransaction'

type Endpoint = NonNullable<ReturnType<typeof findEndpoint>>

/**
 * The same endpoint with whatever it writes stored together or not at all: in one transaction, or in one unit where
 * stores are all that it writes; what commits in parts is asked again as it is. With an `Idempotency-Key` it is done once, however often it is asked.
 * @throws PortalError invalid_input for a key that is none
 */
export function withItsEffect(endpoint: Endpoint, req: Request, body?: Buffer): Endpoint {
  if (endpoint.method === 'get' || endpoint.effect === 'parts') return endpoint
  const inOne = endpoint.effect === 'store' ? inOneUnit : inOneTransaction
  const key = readIdempotencyKey(req.get('Idempotency-Key'))
  if (key === undefined) return inOne(endpoint)
  const once: Once = { key, hash: hashOf(req, body) }
  return oneAtATime(inOne(answeredOnce(endpoint, once)), once)
}

/** What the request says, whoever sends it. */
function hashOf({ method, originalUrl }: Request, body: Buffer | undefined): string {
  return createHash('sha256')
    .update(`${method} ${originalUrl}\n`)
    .update(body ?? '')
    .digest('hex')
}
