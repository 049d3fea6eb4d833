import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import {
  AUTHORITY,
  defineEndpoint,
  documentId,
  GRANTABLE_ROLES,
  mayAnywhere,
  placedRows,
  placesOf,
  type Subject,
} from '#kernel'
import { permissions, type CorePermission } from '../permissions'
import { refusalOf, type Appointment } from './decide'
import { institutionNames } from './institutionNames'
import { decider, placeOf } from './rows'

const input = z.strictObject({ institution: documentId.optional() })

/** What the form for appointing somebody offers. */
type Appointing = Readonly<{
  /** Institutions at which the reader appoints: all, none, or those that fit. */
  institutions: boolean | Where
  /** The one institution at which he appoints, where there is one. */
  only: Readonly<{ id: string; name: string }> | null
  /** Roles that he may give at the institution asked about, or (without one) for the whole portal. */
  roles: readonly Readonly<{ role: string; label: string; needsSecondPerson: boolean }>[]
  mayCreateAccounts: boolean
}>

/** Which roles the person who asks may give, and where. The rules are asked, so that the form offers what they take. */
export const appointing = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/appointing',
  permission: 'memberships.decide',
  input,
  async handle({ locale, req, t }, { institution }): Promise<Appointing> {
    const by = decider(req)
    const only = onlyPlace(by)
    const names = await institutionNames(req, only === undefined ? [] : [only], locale)
    const roles = await rolesAt(req, by, institution)
    return {
      institutions: placedRows(permissions['memberships.decide'], by, 'id'),
      only: only === undefined ? null : { id: only, name: names.get(only) ?? '' },
      roles: roles.map((role) => ({
        role,
        label: t(`core:memberships.role.${role}`),
        needsSecondPerson: AUTHORITY[role].needsSecondPerson === true,
      })),
      mayCreateAccounts: mayAnywhere(permissions['users.manage'], by),
    }
  },
})

/** The institution of whoever appoints at one alone. */
export function onlyPlace(by: Subject): string | undefined {
  const places = placesOf(permissions['memberships.decide'], by)
  if (places === 'all' || places.some(({ reach }) => reach === 'subtree')) return undefined
  const ids = new Set(places.map(({ path }) => path.at(-1)))
  return ids.size === 1 ? [...ids][0] : undefined
}

/** Whose role it will be is not known yet, so nobody's own is refused here. */
async function rolesAt(
  req: PayloadRequest,
  by: Subject,
  institution: string | undefined,
): Promise<Appointment['role'][]> {
  const place = await placeOf(req, institution)
  return GRANTABLE_ROLES.filter(
    (role) => refusalOf(by, { user: '', role, ...place }, 'grant') === undefined,
  )
}
