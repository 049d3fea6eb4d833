import type { CollectionBeforeValidateHook } from 'payload'
import { PortalError } from '#kernel'

/** Refuses a notice that would end before it begins. @throws PortalError dates_reversed */
export const checkSpan: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const { from, until } = { ...(originalDoc as object | undefined), ...data } as Span
  if (from && until && Date.parse(until) <= Date.parse(from))
    throw new PortalError('dates_reversed', {}, { field: 'until' })
  return data
}

type Span = Readonly<{ from?: string | null; until?: string | null }>
