import { defineCollection, nobody } from '#kernel'
import type { CorePermission } from '../permissions'
import { checkInstitution } from './checkInstitution'
import { KINDS, LANGUAGES } from './kinds'

/** Screens that the admin shows for these documents. */
const SCREENS = '/src/admin/import'

/** The nodes of the management tree: from the ministry down to a single school. Names and codes are attributes. */
export const institutions = defineCollection<CorePermission>({
  slug: 'institutions',
  access: {
    create: 'institutions.create',
    delete: 'institutions.create',
    read: 'institutions.read',
    update: 'institutions.edit',
  },
  portal: {
    scope: 'node',
    rev: true,
    queries: [['parent'], ['kind'], ['at1'], ['at2'], ['at3']],
    search: ['name', 'shortName'],
    isFound: true,
    sortBy: 'name',
  },
  defaultSort: 'sortKey',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'parent', 'bin'],
    listSearchableFields: ['searchKey', 'bin', 'kato'],
    components: {
      beforeListTable: [`${SCREENS}/ImportLink.tsx#ImportLink`],
      views: {
        import: {
          Component: `${SCREENS}/ImportView.tsx#ImportView`,
          path: '/import',
          exact: true,
        },
      },
    },
  },
  hooks: { beforeValidate: [checkInstitution] },
  fields: [
    { name: 'name', type: 'text', localized: true, required: true, maxLength: 300 },
    { name: 'shortName', type: 'text', localized: true, maxLength: 100 },
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          defaultValue: 'school',
          options: [...KINDS],
        },
        {
          name: 'parent',
          type: 'relationship',
          relationTo: 'institutions',
          maxDepth: 0,
          index: true,
          access: { update: nobody },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'bin', type: 'text', maxLength: 12, unique: true },
        { name: 'kato', type: 'text', maxLength: 9, index: true },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'teachingLanguages', type: 'select', hasMany: true, options: [...LANGUAGES] },
        { name: 'capacity', type: 'number', min: 0, max: 20_000 },
      ],
    },
    // The bounds of Kazakhstan, generously: a pair typed the wrong way round falls outside.
    {
      type: 'row',
      fields: [
        { name: 'latitude', type: 'number', min: 40, max: 56 },
        { name: 'longitude', type: 'number', min: 46, max: 88 },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'opened', type: 'date' },
        { name: 'closed', type: 'date' },
      ],
    },
  ],
})
