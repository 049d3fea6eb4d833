import type { Request } from 'express'
import { createPayloadRequest, type PayloadRequest } from 'payload'
import type { Portal } from './portal'
import { webRequest } from './webRequest'

/** The request as Payload knows it, with who sends it; without a body. */
export function payloadRequest(
  { instanceKey, origin, payload }: Portal,
  req: Request,
): Promise<PayloadRequest> {
  return createPayloadRequest({
    canSetHeaders: false,
    config: payload.config,
    request: webRequest(req, origin, undefined),
    ...(instanceKey !== undefined && { payloadInstanceCacheKey: instanceKey }),
  })
}
