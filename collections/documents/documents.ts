import { defineCollection } from '#kernel'
import type { CorePermission } from '../permissions'

/** Files of an organisation that people read or fill in. What each is was looked into before it gets here. */
export const documents = defineCollection<CorePermission>({
  slug: 'documents',
  access: {
    create: 'documents.edit',
    delete: 'documents.edit',
    read: 'documents.read',
    update: 'documents.edit',
  },
  portal: { scope: 'institution', search: ['title'] },
  upload: {
    mimeTypes: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    crop: false,
    focalPoint: false,
    pasteURL: false,
    displayPreview: false,
  },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'issued', 'filename', 'updatedAt'],
    listSearchableFields: ['title'],
  },
  fields: [
    { name: 'title', type: 'text', localized: true, required: true, maxLength: 300 },
    { name: 'issued', type: 'date' },
  ],
})
