import type { Field } from 'payload'
import { defineCollection } from '#kernel'
import type { CorePermission } from '../permissions'
import { checkAppearance } from './checkAppearance'
import { THEME_IDS } from './themeIds'

const colour = (name: string): Field => ({
  name,
  type: 'text',
  maxLength: 7,
  admin: { components: { Field: '/src/admin/appearance/ColourField.tsx#ColourField' } },
})

/**
 * How the pages of an institution look, and of all below it that choose nothing themselves. An institution may keep
 * several, for the year and for holidays: the one that was saved last is worn.
 */
export const appearances = defineCollection<CorePermission>({
  slug: 'appearances',
  access: {
    create: 'appearances.edit',
    delete: 'appearances.edit',
    read: 'appearances.read',
    update: 'appearances.edit',
  },
  portal: { scope: 'institution', rev: true, queries: [['institution']] },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'theme', 'institution', 'updatedAt'],
  },
  hooks: { beforeValidate: [checkAppearance] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100 },
    { name: 'theme', type: 'select', options: [...THEME_IDS] },
    { type: 'row', fields: [colour('band'), colour('bandInk')] },
    { type: 'row', fields: [colour('action'), colour('actionInk')] },
    { name: 'fontSize', type: 'select', options: ['usual', 'large'] },
    { name: 'logo', type: 'upload', relationTo: 'media' },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    {
      name: 'preview',
      type: 'ui',
      admin: {
        components: { Field: '/src/admin/appearance/AppearancePreview.tsx#AppearancePreview' },
      },
    },
  ],
})
