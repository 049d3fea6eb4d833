import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { PortalError, subjectOf } from '#kernel'
import type { Account } from '../signIn'
import { tellOfEmail } from './storeEmail'

type Changed = Partial<Account> | undefined

const addressOf = (row: Changed): string => (typeof row?.email === 'string' ? row.email : '')

/**
 * Nobody gives himself an address by changing his account: he proves it in his cabinet, with his password.
 * @throws PortalError email_own
 */
export const refuseOwnEmail: CollectionBeforeChangeHook = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const [before, next] = [originalDoc as Changed, data as Partial<Account>]
  const isOwn = operation === 'update' && subjectOf(req)?.id === before?.id
  if (isOwn && next.email !== undefined && addressOf(next) !== addressOf(before))
    throw new PortalError('email_own', {}, { field: 'email' })
  return data
}

/** Whoever manages an account may give it another address; its owner hears of it at the one of before. */
export const tellStaffEmail: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const [now, before] = [doc as Account, previousDoc as Changed]
  if (operation === 'update' && addressOf(now) !== addressOf(before))
    await tellOfEmail(req, now.id, { before: addressOf(before), how: 'staff' })
  return doc as unknown
}
