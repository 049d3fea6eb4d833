import { z } from 'zod'
import { defineEndpoint, documentId, GRANTABLE_ROLES } from '#kernel'
import type { CorePermission } from '../../permissions'
import { MOST_SLIPS, printSlips } from './printSlips'
import { slipList } from './slipList'
import { slipSheet } from './slipSheet'

const id = documentId

const question = z.strictObject({
  institution: id.optional(),
  role: z.enum(GRANTABLE_ROLES).optional(),
  group: z.string().min(1).max(40).optional(),
})

/** The people for whom somebody may print slips. */
const showPeople = defineEndpoint<typeof question, CorePermission>({
  method: 'get',
  path: '/slips',
  permission: 'slips.print',
  input: question,
  handle: ({ locale, req, t }, asked) => slipList(req, asked, { locale, t }),
})

const order = z.strictObject({
  institution: id,
  users: z.array(id).min(1).max(MOST_SLIPS),
  resets: z.number().int().min(0).max(MOST_SLIPS),
})

/** Prints them. The sheet is drawn after all is stored: nobody's save waits for it. */
const print = defineEndpoint<typeof order, CorePermission>({
  method: 'post',
  path: '/slips',
  permission: 'slips.print',
  effect: 'parts',
  input: order,
  async handle({ req }, given) {
    const printed = await printSlips(req, given)
    const pdf = await slipSheet(req, { ...printed, institution: given.institution })
    return { count: printed.slips.length, pdf: pdf.toString('base64') }
  },
})

/** Everything that is done with printed slips. */
export const slipEndpoints = [showPeople, print]
