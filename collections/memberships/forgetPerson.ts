import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { forgetSubject, idOf } from '#kernel'

type Hook = CollectionAfterChangeHook & CollectionAfterDeleteHook

/** What a person may do has changed: his next request reads it anew. */
export const forgetPerson: Hook = ({ doc, req }) => {
  const user = idOf((doc as { user?: unknown }).user)
  if (user !== undefined) forgetSubject(req, user)
  return doc as unknown
}
