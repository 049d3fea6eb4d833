import { idOf } from '#kernel'
import { publicDocument } from '../../documents/publicDocument'
import { definePageBlock } from './pageBlock'
import { textOf } from './storedValues'
import { titleField } from './titleField'

/** Files to read or to fill in, each with its format, size and day. */
export const documents = definePageBlock({
  fields: [
    titleField,
    {
      name: 'documents',
      type: 'upload',
      relationTo: 'documents',
      hasMany: true,
      required: true,
      maxRows: 200,
      maxDepth: 0,
    },
  ],
  async read(stored, { ctx, locale }) {
    const named: readonly unknown[] = Array.isArray(stored.documents) ? stored.documents : []
    const ids = [...new Set(named.map(idOf).filter((id) => id !== undefined))]
    if (ids.length === 0) return undefined
    const found = await ctx.find('documents', { by: { id: ids } })
    const byId = new Map(found.map((doc) => [doc.id, doc]))
    const files = ids.flatMap((id) => publicDocument(byId.get(id), locale) ?? [])
    return files.length > 0 ? { files, title: textOf(stored.title) } : undefined
  },
})
