import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { PortalError } from '#kernel'
import { findPack } from './rows'

/** What was approved is never written again, whoever wants to. @throws PortalError pack_approved */
export const stayApproved: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  if ((originalDoc as { state?: unknown } | undefined)?.state === 'approved')
    throw new PortalError('pack_approved')
  return data
}

/** Nor is it deleted: decisions were taken by it. @throws PortalError pack_approved */
export const keepApproved: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const pack = await findPack(req, String(id))
  if (pack?.state === 'approved') throw new PortalError('pack_approved')
}
