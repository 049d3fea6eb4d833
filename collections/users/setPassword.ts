import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, PortalError, subjectOf } from '#kernel'
import { mustOutrank } from './mustOutrank'
import { hashPassword, verifyPassword } from './passwordHash'
import { sessionCookie } from './sessionCookie'
import { closeSessionsOf } from './sessions'

type Row = { id: string } & Record<string, unknown>

/**
 * Sets the password of an account and ends its other sessions: one's own with the current password, another
 * person's with the right to manage accounts (checked by Payload's update access).
 * @throws PortalError unauthenticated, not_found, sign_in_failed (wrong current password), password_weak
 */
export async function setPassword(
  req: PayloadRequest,
  user: string,
  given: { password: string; current?: string },
): Promise<void> {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  if (subject.id === user) {
    if (!(await verifyPassword(given.current ?? '', await storedHash(req.payload, user))))
      throw new PortalError('sign_in_failed', {}, { field: 'current' })
  } else await mustManage(req, user)
  const passwordHash = await hashPassword(given.password)
  const own = subject.id === user ? sessionOf(req) : undefined
  await inTransaction(req.payload, (within) => writePassword(within, user, passwordHash, own))
}

function sessionOf(req: PayloadRequest): string | undefined {
  const cookie = sessionCookie(req.payload.config.serverURL)
  return cookie.read(req.headers.get('cookie'))
}

/**
 * Stores a hash made beforehand and ends every session of the account, in the transaction of `req`.
 * @param kept token of the one session that goes on: that of the person who changes his own password
 */
export async function writePassword(
  req: PayloadRequest,
  user: string,
  passwordHash: string,
  kept?: string,
): Promise<void> {
  const { db } = req.payload
  await db.deleteMany({ collection: 'credentials', req, where: { user: { equals: user } } })
  await db.create({ collection: 'credentials', data: { user, passwordHash }, req })
  await closeSessionsOf(req, user, kept)
}

async function storedHash(payload: Payload, user: string): Promise<string | undefined> {
  const row = await payload.db.findOne<Row>({
    collection: 'credentials',
    where: { user: { equals: user } },
  })
  return typeof row?.passwordHash === 'string' ? row.passwordHash : undefined
}

async function mayUpdate(req: PayloadRequest, user: string): Promise<boolean> {
  const rows = await req.payload.collections.users?.config.access.update({ req, id: user })
  if (typeof rows !== 'object') return rows === true
  const found = await req.payload.db.count({
    collection: 'users',
    req,
    where: { and: [{ id: { equals: user } }, rows] },
  })
  return found.totalDocs > 0
}

/** An update that changes nothing: Payload's own access decides, and a foreign account is one that does not exist. */
async function mustManage(req: PayloadRequest, user: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    overrideAccess: false,
    req,
    where: { id: { equals: user } },
  })
  if (totalDocs === 0 || !(await mayUpdate(req, user))) throw new PortalError('not_found')
  await mustOutrank(req, user)
}
