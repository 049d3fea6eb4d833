import type { CollectionBeforeChangeHook, Field } from 'payload'

/** When a page was published for the first time; whatever a client sends, it never changes after. */
export const postedField: Field = {
  name: 'posted',
  type: 'date',
  admin: { hidden: true },
}

/** Remembers the first publication. */
export const keepPosted: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const before = (originalDoc as { posted?: unknown } | undefined)?.posted ?? null
  const isFirst = before === null && (data as { _status?: unknown })._status === 'published'
  return { ...data, posted: isFirst ? new Date().toISOString() : before }
}
