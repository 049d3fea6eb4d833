import { defineCollection } from '#kernel'
import { checkSpan } from './checkSpan'
import { endOfToday } from './endOfToday'
import type { NoticesPermission } from './permissions'
import { SEVERITIES } from './severity'

/**
 * What people must know now: "Frost: no lessons for grades 1 to 4 today". It stands above every page of its institution
 * and of all below it, from its beginning to its end.
 */
export const noticesCollection = defineCollection<NoticesPermission>({
  slug: 'notices',
  access: {
    create: 'notices.edit',
    delete: 'notices.edit',
    read: 'notices.read',
    update: 'notices.edit',
  },
  portal: {
    scope: 'institution',
    rev: true,
    queries: [['institution']],
    search: ['text', 'details'],
    sortBy: 'text',
    translated: ['text', 'details'],
    period: { from: 'from', until: 'until' },
  },
  trash: true,
  defaultSort: '-from',
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['text', 'severity', 'from', 'until', 'institution'],
    listSearchableFields: ['text'],
  },
  hooks: { beforeValidate: [checkSpan] },
  fields: [
    { name: 'text', type: 'text', localized: true, required: true, maxLength: 200 },
    { name: 'details', type: 'textarea', localized: true, maxLength: 2000 },
    {
      name: 'severity',
      type: 'select',
      required: true,
      defaultValue: 'info',
      options: [...SEVERITIES],
      admin: { position: 'sidebar' },
    },
    {
      name: 'from',
      type: 'date',
      required: true,
      defaultValue: () => new Date().toISOString(),
      admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'until',
      type: 'date',
      required: true,
      defaultValue: () => endOfToday(new Date()).toISOString(),
      admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
})
