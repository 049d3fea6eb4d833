import type { PayloadRequest } from 'payload'
import { audit } from '#kernel'

/** Notes what somebody did to his own second factor, signed by himself: his session may be nobody's yet. */
export function auditOwn(req: PayloadRequest, user: string, action: string): Promise<void> {
  const signed = { ...req, user: { id: user } } as unknown as PayloadRequest
  return audit(signed, { action, target: { collection: 'users', id: user } })
}
