import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint, documentId, GRANTABLE_ROLES } from '#kernel'
import { moment } from '../moment'
import type { CorePermission } from '../permissions'
import { auditDecision } from './auditDecision'
import { changeMembership, endMembership } from './changeMembership'
import { confirmProposal, declineProposal } from './confirmProposal'
import { groupName, LONGEST_GROUP } from './groupName'
import { grantMembership } from './grantMembership'
import type { Decided } from './rows'

const span = { from: moment.nullish(), until: moment.nullish() }
const id = documentId
/** A class; '' for none. */
const group = z
  .string()
  .max(100)
  .transform(groupName)
  .pipe(z.string().max(LONGEST_GROUP))
  .optional()

const input = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('grant'),
    /** User name or id. */
    user: z.string().trim().min(1).max(320),
    role: z.enum(GRANTABLE_ROLES as [string, ...string[]]),
    institution: id.nullish(),
    group,
    ...span,
  }),
  z.strictObject({ action: z.literal('change'), id, group, ...span }),
  z.strictObject({ action: z.literal('end'), id }),
  z.strictObject({ action: z.literal('confirm'), id }),
  z.strictObject({ action: z.literal('decline'), id }),
])

/** The only way in which anybody gets, keeps or loses a role. */
export const decideMembership = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/memberships',
  permission: 'memberships.decide',
  input,
  async handle({ req }, given) {
    const decided = await decide(req, given)
    await auditDecision(req, given.action, decided)
    return decided
  },
})

async function decide(req: PayloadRequest, given: z.output<typeof input>): Promise<Decided> {
  switch (given.action) {
    case 'grant':
      return grantMembership(req, given)
    case 'change':
      return changeMembership(req, given)
    case 'end':
      return endMembership(req, given.id)
    case 'confirm':
      return confirmProposal(req, given.id)
    case 'decline':
      return declineProposal(req, given.id)
  }
}
