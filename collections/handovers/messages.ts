import { defineMessage, type PortalMessage } from '#kernel'

const channels = ['portal', 'mail'] as const
const outcome = { oneOf: ['accepted', 'declined', 'withdrawn'], texts: 'handovers.outcome' }

/** What schools and people are told of hand-overs; about whom, they see after signing in. */
export const handoverMessages: readonly PortalMessage[] = [
  defineMessage({
    kind: 'core.handover-waits',
    channels,
    isForStaff: true,
    values: { institution: 'institution', path: 'path' },
  }),
  defineMessage({
    kind: 'core.handover-decided',
    channels,
    isForStaff: true,
    values: { institution: 'institution', outcome, path: 'path' },
  }),
  defineMessage({
    kind: 'core.account-moved',
    channels,
    values: { institution: 'institution', path: 'path' },
  }),
]
