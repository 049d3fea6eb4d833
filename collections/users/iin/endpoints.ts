import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit, codeOf, defineEndpoint, PortalError, type EndpointContext } from '#kernel'
import type { CorePermission } from '../../permissions'
import { mustManage } from '../setPassword'
import { keepIin, shownIin, userOfIin } from './ownIin'

const person = z.strictObject({ user: z.string().max(64) })
const iin = z.string().trim().max(20)

/** What a screen shows of the number of an account. */
type Shown = Readonly<{
  /** Masked; nothing where none is kept, and for who does not manage the account. */
  iin: string | null
  isFree: boolean
}>

/** What is shown of the number of an account to those who manage it; for all others there is nothing, and no refusal. */
const showIin = defineEndpoint<typeof person, CorePermission>({
  method: 'get',
  path: '/iin',
  permission: 'users.read',
  input: person,
  async handle({ req }, { user }): Promise<Shown> {
    if (!(await manages(req, user))) return { iin: null, isFree: false }
    return { iin: (await shownIin(asking(req), user)) ?? null, isFree: true }
  },
})

async function manages(req: PayloadRequest, user: string): Promise<boolean> {
  try {
    await mustManage(req, user)
    return true
  } catch (error) {
    if (['not_found', 'role_too_high'].includes(codeOf(error))) return false
    throw error
  }
}

const kept = person.extend({ iin })

/** Keeps the number of an account; it comes in the body alone, never in an address. */
const setIin = defineEndpoint<typeof kept, CorePermission>({
  method: 'post',
  path: '/iin',
  permission: 'users.manage',
  input: kept,
  async handle(ctx, { iin: given, user }): Promise<{ iin: string | null }> {
    await mustManage(ctx.req, user)
    await keepIin(asking(ctx.req), user, given)
    await noted(ctx, 'iin.keep', user)
    return { iin: (await shownIin(asking(ctx.req), user)) ?? null }
  },
})

const asked = z.strictObject({ iin })

/** The account of a number, where the person who asks may see it; each question is noted. */
const findIin = defineEndpoint<typeof asked, CorePermission>({
  method: 'post',
  path: '/iin/find',
  permission: 'users.manage',
  input: asked,
  async handle(ctx, { iin: given }): Promise<{ id: string; name: string; username: string }> {
    const user = await userOfIin(asking(ctx.req), given)
    if (user === undefined) throw new PortalError('not_found')
    // Whom access hides it from is told that it does not exist.
    const found = await ctx.db.findByID({ collection: 'users', depth: 0, id: user })
    await noted(ctx, 'iin.find', user)
    const { id, name, username } = found as Readonly<Record<string, unknown>>
    return { id: String(id), name: String(name), username: String(username) }
  },
})

const asking = (req: PayloadRequest) => ({ payload: req.payload, req })

const noted = ({ req }: EndpointContext, action: string, user: string): Promise<void> =>
  audit(req, { action, target: { collection: 'users', id: user } })

/** Numbers of people. */
export const iinEndpoints = [showIin, setIin, findIin]
