import { defineCollection } from '#kernel'
import type { Permission } from './permissions'

/** What people write in the admin, each entry for one institution. */
export const entries = defineCollection<Permission>({
  slug: 'sample-plugin',
  access: {
    create: 'sample-plugin.edit',
    delete: 'sample-plugin.edit',
    read: 'sample-plugin.read',
    update: 'sample-plugin.edit',
  },
  portal: {
    scope: 'institution',
    rev: true,
    queries: [['institution']],
    search: ['title', 'text'],
    sortBy: 'title',
    translated: ['title', 'text'],
  },
  trash: true,
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'institution', 'updatedAt'] },
  fields: [
    { name: 'title', type: 'text', localized: true, required: true, maxLength: 200 },
    { name: 'text', type: 'textarea', localized: true, maxLength: 5000 },
  ],
})
