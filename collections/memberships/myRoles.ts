import { z } from 'zod'
import { defineEndpoint, idOf, isHeld } from '#kernel'
import type { CorePermission } from '../permissions'
import { chosenIn } from '../users/workingAs'
import { institutionNames } from './institutionNames'
import { decider, findRows } from './rows'

const input = z.strictObject({})

/** One of the roles that a person may choose to work as. */
type MyRole = Readonly<{ id: string; role: string; institution: string; isChosen: boolean }>

/** The roles of the person who asks, whichever of them he works as. */
export const myRoles = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/my-roles',
  permission: 'memberships.read',
  input,
  async handle({ locale, req, t }): Promise<{ roles: MyRole[] }> {
    const rows = await findRows(req, { user: { equals: decider(req).id } })
    const now = new Date().toISOString()
    const held = rows.filter((row) => row.proposal !== 'grant' && isHeld(row, now))
    const places = held.flatMap(({ institution }) => idOf(institution) ?? [])
    const names = await institutionNames(req, places, locale)
    const chosen = chosenIn(req.headers.get('cookie'))
    const roles = held.map(({ id, institution, role }) => ({
      id,
      role: t(`core:memberships.role.${role}`),
      institution: names.get(idOf(institution) ?? '') ?? '',
      isChosen: id === chosen,
    }))
    return { roles }
  },
})
