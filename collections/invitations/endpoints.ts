import { z } from 'zod'
import { defineEndpoint, documentId, GRANTABLE_ROLES, LOCALES, PortalError } from '#kernel'
import { groupName, LONGEST_GROUP } from '../memberships/groupName'
import { moment } from '../moment'
import type { CorePermission } from '../permissions'
import { invite, inviteAgain, withdraw } from './invite'
import { invitationList } from './list'
import { asLookedUp } from '../users/throttle/subjectOfName'
import type { InvitationRow } from './rows'
import { takeLetter } from './takeLetter'

const asked = z.strictObject({ email: z.string().max(320).default('') })

/** Who is invited, within the reader's sight: everybody, or those with one address. */
const showInvitations = defineEndpoint<typeof asked, CorePermission>({
  method: 'get',
  path: '/invitations',
  permission: 'memberships.decide',
  input: asked,
  handle: (ctx, { email }) => invitationList(ctx, asLookedUp(email)),
})

const id = documentId

const deed = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('invite'),
    name: z.string().trim().min(1).max(200),
    email: z.string().trim().toLowerCase().pipe(z.email().max(320)),
    role: z.enum(GRANTABLE_ROLES as [string, ...string[]]),
    institution: id.nullish(),
    group: z.string().max(100).transform(groupName).pipe(z.string().max(LONGEST_GROUP)).optional(),
    from: moment.nullish(),
    until: moment.nullish(),
    locale: z.enum(LOCALES),
  }),
  z.strictObject({ action: z.literal('resend'), id }),
  z.strictObject({ action: z.literal('withdraw'), id }),
])

/** Invites somebody by a letter, sends it again with another key, or takes it back. */
const decideInvitations = defineEndpoint<typeof deed, CorePermission>({
  method: 'post',
  path: '/invitations',
  permission: 'memberships.decide',
  input: deed,
  async handle({ req, store }, given): Promise<Readonly<{ id: string }>> {
    if (given.action === 'invite') {
      await takeLetter(req, given.email)
      const { action: _action, ...wanted } = given
      return { id: await invite(req, wanted) }
    }
    // Whom access hides it from is told that it does not exist.
    const row = (await store('invitations').get({ id: given.id })) as InvitationRow | undefined
    if (!row) throw new PortalError('not_found')
    if (given.action === 'resend') {
      await takeLetter(req, row.email)
      await inviteAgain(req, row)
    } else await withdraw(req, row)
    return { id: row.id }
  },
})

/** Everything that is done with invitations in the admin. */
export const invitationEndpoints = [showInvitations, decideInvitations]
