import { INVALIDATIONS } from './invalidations'
import { JOBS } from './jobs'
import type { PortalCollection } from './manifest'

/** Tables of the kernel itself; nobody but the system reaches them. */
export const systemCollections: readonly PortalCollection[] = [
  {
    slug: INVALIDATIONS,
    access: 'system',
    fields: [{ name: 'tags', type: 'json', required: true, admin: { hidden: true } }],
  },
  {
    slug: JOBS,
    access: 'system',
    fields: [
      { name: 'kind', type: 'text', required: true },
      { name: 'input', type: 'json', admin: { hidden: true } },
      { name: 'state', type: 'text', required: true },
      { name: 'runAt', type: 'date', required: true },
      { name: 'leaseUntil', type: 'date' },
      { name: 'attempts', type: 'number', required: true, defaultValue: 0 },
      { name: 'lastError', type: 'text' },
    ],
    indexes: [{ fields: ['state', 'runAt'] }, { fields: ['state', 'leaseUntil'] }],
  },
]
