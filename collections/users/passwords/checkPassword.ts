import type { PayloadRequest } from 'payload'
import { idOf, PortalError, type PersonRole } from '#kernel'
import { membershipsOf } from '../readSession'
import { brokenRule } from './brokenRule'
import { isHigh } from './isHigh'
import { PASSWORD_MAX, PASSWORD_MIN, PASSWORD_MIN_HIGH } from './lengths'

type Row = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** An account as far as a password must not rest on it; `id` only when it exists already. */
export type About = Readonly<{
  id?: string
  name?: unknown
  username?: unknown
  email?: unknown
  institution?: unknown
  /** A role that it is about to get. */
  role?: PersonRole
}>

/**
 * Refuses a password that would be guessed.
 * @throws PortalError password_weak, password_simple, password_common, password_personal; invalid_input (absurdly long)
 */
export async function checkPassword(
  req: PayloadRequest,
  password: string,
  account: About,
): Promise<void> {
  if ([...password].length > PASSWORD_MAX)
    throw new PortalError('invalid_input', {}, { field: 'password' })
  const min = await shortestFor(req, account.id, account.role)
  const about = [
    ...textsIn([account.name, account.username]),
    ...textsIn(account.email).map((email) => email.split('@')[0] ?? ''),
    ...(await namesOfInstitution(req, idOf(account.institution))),
  ]
  const broken = brokenRule(password, { min, about })
  if (broken) throw new PortalError(`password_${broken}`, { min }, { field: 'password' })
}

/**
 * Fewest characters of somebody's password: whoever appoints others is worth more to a thief.
 * @param role one that he is about to get
 */
export async function shortestFor(
  { payload }: Pick<PayloadRequest, 'payload'>,
  user?: string,
  role?: PersonRole,
): Promise<number> {
  const roles = user === undefined ? [] : await membershipsOf(payload, user)
  return isHigh([...roles, ...(role === undefined ? [] : [{ role }])])
    ? PASSWORD_MIN_HIGH
    : PASSWORD_MIN
}

async function namesOfInstitution(req: PayloadRequest, id?: string): Promise<string[]> {
  if (id === undefined) return []
  const row = await req.payload.db.findOne<Row>({
    collection: 'institutions',
    locale: 'all',
    where: { id: { equals: id } },
  })
  return textsIn([row?.name, row?.shortName])
}

/** Every text in a value: one, or one for each language. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
