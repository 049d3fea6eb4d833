import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import {
  forgetSubject,
  idOf,
  inTransaction,
  PortalError,
  subjectOf,
  type Locale,
  type Translate,
} from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { findRows } from '../memberships/rows'
import { mustKnow } from './setPassword'

type Row = { id: string } & Record<string, unknown>

/** What an account says of the person who asks. */
export type OwnAccount = Readonly<{
  id: string
  name: string
  username: string
  /** '' where there is none. */
  email: string
  /** ISO 8601 */
  created: string
}>

/** A role of the person who asks, in his language; moments ISO 8601, open where absent. */
export type OwnRole = Readonly<{
  role: string
  institution: string
  from?: string | undefined
  until?: string | undefined
}>

/**
 * The account of the person behind a request.
 * @throws PortalError unauthenticated
 */
export async function ownAccount(req: PayloadRequest): Promise<OwnAccount> {
  const user = await req.payload.db.findOne<Row>({
    collection: 'users',
    req,
    where: { id: { equals: ownId(req) } },
  })
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const { createdAt, email, id, name, username } = user ?? { id: '' }
  return {
    id: String(id),
    ...{ name: text(name), username: text(username), email: text(email), created: text(createdAt) },
  }
}

/** The roles that the person behind a request has and will have; what waits for a second person is none yet. */
export async function ownRoles(
  req: PayloadRequest,
  locale: Locale,
  t: Translate,
): Promise<readonly OwnRole[]> {
  const now = new Date().toISOString()
  const rows = (await findRows(req, { user: { equals: ownId(req) } })).filter(
    ({ proposal, until }) => proposal !== 'grant' && (!until || until > now),
  )
  const names = await institutionNames(
    req,
    rows.flatMap(({ institution }) => idOf(institution) ?? []),
    locale,
  )
  return rows.map(({ from, institution, role, until }) => ({
    role: t(`core:memberships.role.${role}`),
    institution: names.get(idOf(institution) ?? '') ?? '',
    ...(from && { from }),
    ...(until && { until }),
  }))
}

const address = z.email().max(320)

/**
 * Changes the address of the person behind a request; an empty one takes it away.
 * @throws PortalError sign_in_failed (wrong current password), invalid_input (no address), email_taken
 */
export async function setOwnEmail(
  req: PayloadRequest,
  { current, email }: Readonly<{ current: string; email: string }>,
): Promise<void> {
  const id = ownId(req)
  const wanted = email.normalize('NFKC').trim().toLowerCase()
  if (wanted !== '' && !address.safeParse(wanted).success)
    throw new PortalError('invalid_input', {}, { field: 'email' })
  await mustKnow(req.payload, id, current)
  await inTransaction(req.payload, async (within) => {
    const { db } = req.payload
    const taken =
      wanted === ''
        ? null
        : await db.findOne<Row>({
            collection: 'users',
            req: within,
            where: { email: { equals: wanted } },
          })
    if (taken && taken.id !== id) throw new PortalError('email_taken', {}, { field: 'email' })
    const data = { email: wanted === '' ? null : wanted }
    await db.updateOne({ collection: 'users', data, id, req: within, returning: false })
    forgetSubject(within, id)
  })
}

/** @throws PortalError unauthenticated */
function ownId(req: PayloadRequest): string {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  return subject.id
}
