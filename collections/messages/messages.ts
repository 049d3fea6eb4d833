import { defineMessage, GRANTABLE_ROLES, type PortalMessage } from '#kernel'

const role = { oneOf: GRANTABLE_ROLES, texts: 'memberships.role' }
const channels = ['portal', 'mail'] as const

/** What the core tells people. */
export const coreMessages: readonly PortalMessage[] = [
  defineMessage({
    kind: 'core.role-granted',
    channels,
    values: { role, institution: 'institution', path: 'path' },
  }),
  defineMessage({
    kind: 'core.role-ended',
    channels,
    values: { role, institution: 'institution', path: 'path' },
  }),
  defineMessage({
    kind: 'core.proposal-waits',
    channels,
    isForStaff: true,
    values: { role, institution: 'institution', path: 'path' },
  }),
  // Of one's own account one hears at once: whoever it was.
  defineMessage({
    kind: 'core.second-step',
    channels,
    isUrgent: true,
    values: { what: { oneOf: ['set', 'off', 'reset'], texts: 'secondStep' }, path: 'path' },
  }),
  defineMessage({
    kind: 'core.recovery-code-used',
    channels,
    isUrgent: true,
    values: { left: 'count', path: 'path' },
  }),
  defineMessage({ kind: 'core.iin-kept', channels, isUrgent: true, values: { path: 'path' } }),
  defineMessage({ kind: 'core.codes-guessed', channels, isUrgent: true, values: { path: 'path' } }),
  defineMessage({
    kind: 'core.rules-wait',
    channels,
    isForStaff: true,
    values: { institution: 'institution', path: 'path' },
  }),
]
