import type { CollectionBeforeValidateHook, Field } from 'payload'
import { subjectOf } from '#kernel'

/** Why, from when on, and by whom: what every decision about modules says of itself. */
export const decisionFields: Field[] = [
  { name: 'reason', type: 'textarea', required: true, maxLength: 500 },
  {
    name: 'from',
    type: 'date',
    index: true,
    admin: { date: { pickerAppearance: 'dayAndTime' } },
  },
  // Id of the person; nothing where the portal itself decided.
  { name: 'author', type: 'text', admin: { hidden: true } },
]

/** Says who decides, and from when on it holds: at once, unless a moment is named. */
export const signDecision: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  if (operation !== 'create' || !data) return data as unknown
  return {
    ...(data as object),
    author: subjectOf(req)?.id ?? null,
    from: (data.from as unknown) ?? new Date().toISOString(),
  }
}
