import type { Payload } from 'payload'
import { dayOf, portalOf, secretOf, type Membership, type PersonRole, type Role } from '#kernel'
import { accountSettings } from './accountSettings'

/**
 * Of whom a second factor is demanded: of whoever decides over other people's accounts and children, and of teachers from
 * the day that their region, district or school sets. All others may have one.
 *
 * Source: OWASP ASVS 5.0, 6.3.3 (research: security A-24).
 */
const DEMANDED: Readonly<Partial<Record<PersonRole, 'always' | 'from a day'>>> = {
  root: 'always',
  ministry: 'always',
  region: 'always',
  district: 'always',
  head: 'always',
  deputy: 'always',
  teacher: 'from a day',
}

const demandOf = (role: Role) => (DEMANDED as Partial<Record<Role, string>>)[role]

/** Does one of these roles demand a second factor today? */
export async function isDemanded(
  payload: Payload,
  memberships: readonly Membership[],
): Promise<boolean> {
  if (secretOf(payload, 'secondFactor') !== 'demanded') return false
  if (memberships.some(({ role }) => demandOf(role) === 'always')) return true
  for (const { path, role } of memberships) {
    if (demandOf(role) !== 'from a day') continue
    const { teachersFactorFrom } = await portalOf(payload).settings.at(accountSettings, path)
    if (teachersFactorFrom <= dayOf(new Date())) return true
  }
  return false
}
