import { FORMER_ADDRESSES } from './formerAddresses'
import { INVALIDATIONS } from './invalidations'
import { JOBS } from './jobs'
import type { PortalCollection } from './portalCollection'
import { treeFields } from './tree'

/** Tables of the kernel itself; nobody but the system reaches them. */
export const systemCollections: readonly PortalCollection[] = [
  {
    slug: INVALIDATIONS,
    access: 'system',
    fields: [{ name: 'tags', type: 'json', required: true, admin: { hidden: true } }],
  },
  {
    slug: FORMER_ADDRESSES,
    access: 'system',
    fields: [
      { name: 'of', type: 'text', required: true },
      { name: 'within', type: 'text' },
      { name: 'slug', type: 'text', required: true },
      { name: 'document', type: 'text', required: true },
    ],
    indexes: [{ fields: ['of', 'within', 'slug'], unique: true }, { fields: ['of', 'document'] }],
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
      // Where it works.
      ...treeFields(),
    ],
    indexes: [{ fields: ['state', 'runAt'] }, { fields: ['state', 'leaseUntil'] }],
  },
]
