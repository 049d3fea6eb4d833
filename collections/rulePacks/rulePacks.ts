import { defineCollection, RULE_PACKS } from '#kernel'
import { keepApproved, stayApproved } from './keepApproved'

/**
 * Rules as data: of one kind, of one institution, in force from a day on for it and, where it has none of its own, for
 * all below it. Nobody reads or writes these but the endpoints of this folder, and what was approved stays as it is.
 */
export const rulePacks = defineCollection({
  slug: RULE_PACKS,
  access: 'system',
  portal: { scope: 'institution', queries: [['institution', 'kind']], rev: true },
  indexes: [{ fields: ['institution', 'kind', 'from'] }],
  admin: { hidden: true },
  hooks: { beforeChange: [stayApproved], beforeDelete: [keepApproved] },
  fields: [
    { name: 'kind', type: 'text', required: true, maxLength: 100 },
    {
      name: 'title',
      type: 'group',
      fields: [
        { name: 'kk', type: 'text', required: true, maxLength: 200 },
        { name: 'ru', type: 'text', required: true, maxLength: 200 },
      ],
    },
    /** Days, `2026-09-01`; the last one is included. */
    { name: 'from', type: 'text', required: true, maxLength: 10 },
    { name: 'until', type: 'text', maxLength: 10 },
    { name: 'state', type: 'select', required: true, index: true, options: ['draft', 'approved'] },
    { name: 'approvedAt', type: 'date' },
    /** Whoever wrote last what is in it; nobody where it was the system. */
    {
      name: 'author',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
    },
    {
      name: 'approver',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
    },
    { name: 'values', type: 'json' },
    /** Of the shape in which the values are written. */
    { name: 'version', type: 'number' },
  ],
})
