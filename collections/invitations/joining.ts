import type { PayloadRequest } from 'payload'
import { idOf, PortalError, portalOf, type Locale } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf } from '../memberships/people'
import { shortestFor } from '../users/passwords/checkPassword'
import { findAccount } from '../users/signIn'
import { invitationOf, stateOf } from './rows'

/** What somebody who follows the link of a letter is told. */
export type Joining = Readonly<{
  name: string
  /** Who invites. */
  by: string
  role: string
  /** '' for the whole portal. */
  institution: string
  group: string
  /** Moments ISO 8601. */
  endsAt: string
  until: string | null
  /** Fewest characters of a password. */
  least: number
  /** Id of the account that the address belongs to, if any. */
  account: string | undefined
}>

/**
 * What an invitation is to, by the key of its letter.
 * @throws PortalError invitation_unknown, invitation_over
 */
export async function joiningBy(
  req: PayloadRequest,
  key: string,
  locale: Locale,
): Promise<Joining> {
  const { payload } = req
  const row = await invitationOf({ payload }, key)
  if (!row) throw new PortalError('invitation_unknown')
  if (stateOf(row, new Date().toISOString()) !== 'waiting') throw new PortalError('invitation_over')
  const { by, email, endsAt, group, name, role, until } = row
  const institution = idOf(row.institution)
  const names = await institutionNames(req, institution === undefined ? [] : [institution], locale)
  const people = await peopleOf(req, [by])
  const t = portalOf(payload).translate(locale)
  return {
    ...{ name, group, endsAt, until },
    by: people.get(by)?.name ?? '',
    role: t(`core:memberships.role.${role}`),
    institution: names.get(institution ?? '') ?? '',
    least: await shortestFor(req, undefined, role),
    account: (await findAccount(payload, email))?.id,
  }
}
