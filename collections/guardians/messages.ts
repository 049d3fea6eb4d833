import { defineMessage, type PortalMessage } from '#kernel'

const channels = ['portal', 'mail'] as const

/** What guardians are told: neither which child it is about, nor why. */
export const guardianMessages: readonly PortalMessage[] = [
  defineMessage({ kind: 'core.child-linked', channels, values: { path: 'path' } }),
  defineMessage({ kind: 'core.child-unlinked', channels, values: { path: 'path' } }),
]
