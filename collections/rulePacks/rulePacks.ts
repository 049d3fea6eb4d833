import { defineCollection, RULE_PACKS } from '#kernel'
import type { CorePermission } from '../permissions'
import { keepApproved, stayApproved } from './keepApproved'

/**
 * Rules as data: of one kind, of one institution, in force from a day on for it and, where it has none of its own, for
 * all below it. Nobody writes these but the endpoints of this folder, and what was approved stays as it is.
 */
export const rulePacks = defineCollection<CorePermission>({
  slug: RULE_PACKS,
  access: {
    create: 'rulepacks.write',
    delete: 'rulepacks.write',
    read: 'rulepacks.read',
    update: 'rulepacks.write',
  },
  portal: { scope: 'institution', queries: [['institution', 'kind']], rev: true },
  indexes: [{ fields: ['institution', 'kind', 'from'] }],
  defaultSort: '-from',
  // They have a screen of their own.
  admin: { hidden: true, useAsTitle: 'kind' },
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
      admin: { hidden: true },
    },
    {
      name: 'approver',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
      admin: { hidden: true },
    },
    { name: 'values', type: 'json', admin: { hidden: true } },
    /** Of the shape in which the values are written. */
    { name: 'version', type: 'number', admin: { hidden: true } },
  ],
})
