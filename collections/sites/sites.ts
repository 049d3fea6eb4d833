import { defineCollection } from '#kernel'
import type { CorePermission } from '../permissions'
import { checkSlug } from '../checkSlug'

/** The public site of an organisation, at `/{lang}/s/{slug}/`. */
export const sites = defineCollection<CorePermission>({
  slug: 'sites',
  access: {
    create: 'sites.create',
    delete: 'sites.create',
    read: 'sites.read',
    update: 'sites.edit',
  },
  portal: {
    scope: 'institution',
    rev: true,
    queries: [['slug'], ['institution'], []],
    address: { slug: 'slug' },
    search: ['title', 'summary'],
    isFound: true,
    sortBy: 'title',
    translated: ['title', 'summary'],
  },
  defaultSort: 'sortKey',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'slug', 'updatedAt'],
    listSearchableFields: ['title'],
  },
  hooks: { beforeValidate: [checkSlug('title')] },
  fields: [
    { name: 'title', type: 'text', localized: true, required: true, maxLength: 200 },
    { name: 'summary', type: 'textarea', localized: true, maxLength: 500 },
    {
      name: 'slug',
      type: 'text',
      unique: true,
      index: true,
      maxLength: 60,
      admin: { position: 'sidebar' },
    },
  ],
})
