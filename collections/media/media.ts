import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterCommit, defineCollection, enqueue } from '#kernel'
import type { CorePermission } from '../permissions'
import { FOCUSES } from './focus'
import { sizesOf } from './pictureSizes'

/** The sizes of a file that is replaced are gone with it. */
const dropSizes: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const before = (originalDoc as { filename?: string } | undefined)?.filename
  return data.filename === before ? data : { ...data, sizes: [] }
}

/** New files get their smaller sizes from a job after commit: nothing slow runs inside the write. */
const queueSizes: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const { id, filename } = doc as { id: string; filename?: string }
  const before = (previousDoc as { filename?: string } | undefined)?.filename
  if (filename && (operation === 'create' || before !== filename))
    await enqueue(req, 'media.sizes', { id, filename })
}

/** Payload removes the file itself; its sizes are ours to remove, once the deletion is certain. */
const removeSizes: CollectionAfterDeleteHook = ({ collection, doc, req }) => {
  const { staticDir } = collection.upload
  afterCommit(req, () => {
    for (const { filename } of sizesOf(doc))
      rmSync(path.join(String(staticDir), filename), { force: true })
  })
}

/** Pictures of an organisation. The file itself is decoded, checked and stripped before it gets here. */
export const media = defineCollection<CorePermission>({
  slug: 'media',
  access: { create: 'media.edit', delete: 'media.edit', read: 'media.read', update: 'media.edit' },
  portal: { scope: 'institution', search: ['alt'] },
  upload: {
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    crop: false,
    focalPoint: false,
    pasteURL: false,
    displayPreview: true,
  },
  admin: {
    useAsTitle: 'alt',
    defaultColumns: ['filename', 'alt', 'updatedAt'],
    listSearchableFields: ['alt'],
  },
  hooks: { beforeChange: [dropSizes], afterChange: [queueSizes], afterDelete: [removeSizes] },
  fields: [
    { name: 'alt', type: 'text', localized: true, required: true, maxLength: 300 },
    {
      name: 'focus',
      type: 'select',
      options: [...FOCUSES],
      defaultValue: FOCUSES[0],
    },
    { name: 'sizes', type: 'json', admin: { hidden: true } },
  ],
})
