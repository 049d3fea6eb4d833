import type { PayloadRequest } from 'payload'
import { notify } from '#kernel'

/** Tells a person at once what has become of his second factor: it may have been somebody else. */
export function tellOfFactor(
  req: PayloadRequest,
  user: string,
  what: 'off' | 'reset' | 'set',
): Promise<void> {
  const values = { what, path: '/me/security' }
  return notify(req, { kind: 'core.second-step', to: [user], values })
}
