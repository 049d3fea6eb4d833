import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { forgetSubject } from '#kernel'

type Hook = CollectionAfterChangeHook & CollectionAfterDeleteHook

/** An account that is changed, disabled or removed is read anew by its owner's next request. */
export const forgetAccount: Hook = ({ doc, req }) => {
  forgetSubject(req, (doc as { id: string }).id)
  return doc as unknown
}
