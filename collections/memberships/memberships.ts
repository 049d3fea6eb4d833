import { defineCollection, GRANTABLE_ROLES } from '#kernel'
import type { CorePermission } from '../permissions'
import { anyCase } from '../users/anyCase'
import { forgetPerson } from './forgetPerson'
import { LONGEST_GROUP } from './groupName'
import { listFilter } from './listFilter'
import { readPerson } from './people'

/** Screens that the admin shows for these documents. */
const SCREENS = '/src/admin/people'

/**
 * Who stands where: one role of a person at one institution, from a day to a day. Nobody writes these but the endpoint
 * `memberships`; ended ones stay as history.
 */
export const memberships = defineCollection<CorePermission>({
  slug: 'memberships',
  access: {
    create: 'memberships.write',
    delete: 'memberships.write',
    read: 'memberships.read',
    update: 'memberships.write',
  },
  portal: { scope: 'institution' },
  indexes: [{ fields: ['institution', 'role'] }],
  defaultSort: '-updatedAt',
  admin: {
    useAsTitle: 'person',
    defaultColumns: ['person', 'role', 'group', 'institution', 'from', 'until', 'state'],
    listSearchableFields: ['person', 'username'],
    baseFilter: listFilter,
    components: { beforeListTable: [`${SCREENS}/PeopleAbove.tsx#PeopleAbove`] },
  },
  hooks: {
    beforeOperation: [anyCase('person')],
    afterChange: [forgetPerson],
    afterDelete: [forgetPerson],
  },
  fields: [
    {
      name: 'state',
      type: 'ui',
      admin: {
        components: {
          Cell: `${SCREENS}/StateCell.tsx#StateCell`,
          Field: `${SCREENS}/MembershipCard.tsx#MembershipCard`,
        },
      },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'person',
          type: 'text',
          virtual: 'user.name',
          hooks: { afterRead: [readPerson('name')] },
          admin: { components: { Cell: `${SCREENS}/PersonCell.tsx#PersonCell` } },
        },
        {
          name: 'username',
          type: 'text',
          virtual: 'user.username',
          hooks: { afterRead: [readPerson('username')] },
        },
      ],
    },
    // Named above, also where the reader cannot open the account.
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      index: true,
      maxDepth: 0,
      admin: { condition: () => false, disableListColumn: true, disableListFilter: true },
    },
    { name: 'role', type: 'select', required: true, options: [...GRANTABLE_ROLES] },
    /** The class of a pupil, or the one that a teacher leads. */
    {
      name: 'group',
      type: 'text',
      maxLength: LONGEST_GROUP,
      admin: { condition: (data) => Boolean(data.group) },
    },
    {
      type: 'row',
      fields: [
        { name: 'from', type: 'date' },
        { name: 'until', type: 'date' },
      ],
    },
    /** What waits for a second person; `grant` keeps the whole membership from holding. */
    {
      name: 'proposal',
      type: 'select',
      index: true,
      options: ['grant', 'change', 'end'],
      admin: { condition: () => false },
    },
    {
      name: 'proposedBy',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 0,
      admin: { hidden: true },
    },
    { name: 'proposedFrom', type: 'date', admin: { hidden: true } },
    { name: 'proposedUntil', type: 'date', admin: { hidden: true } },
    { name: 'proposedAt', type: 'date', admin: { hidden: true } },
  ],
})
