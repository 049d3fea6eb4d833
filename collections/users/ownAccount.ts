import type { PayloadRequest } from 'payload'
import { idOf, PortalError, subjectOf, type Locale, type Translate } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { findRows } from '../memberships/rows'

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

/** Whom a request comes from. @throws PortalError unauthenticated */
export function ownId(req: PayloadRequest): string {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  return subject.id
}
