import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import {
  audit,
  codeOf,
  defineEndpoint,
  documentId,
  notify,
  PortalError,
  subjectOf,
  systemStore,
} from '#kernel'
import type { CorePermission } from '../../permissions'
import { asDeedOf } from '../asDeedOf'
import { mustManage } from '../setPassword'
import { guessSubject, takeGuess } from '../throttle/takeGuess'
import { keepIin, shownIin, userOfIin } from './ownIin'

const person = z.strictObject({ user: documentId })
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

/**
 * Keeps the number of an account; it comes in the body alone, never in an address. A number opens its account by the service
 * of the state: its owner hears of it, and nobody records his own here, but links it in the cabinet, by his password.
 */
const setIin = defineEndpoint<typeof kept, CorePermission>({
  method: 'post',
  path: '/iin',
  permission: 'users.manage',
  input: kept,
  effect: 'parts',
  async handle({ req }, { iin: given, user }): Promise<{ iin: string | null }> {
    await mustManage(req, user)
    if (subjectOf(req)?.id === user) throw new PortalError('iin_own', {}, { field: 'iin' })
    const giveBack = await takeTry(req)
    try {
      await asDeedOf(req, async (within) => {
        await keepIin(asking(within), user, given)
        await noted(within, 'iin.keep', user)
        await notify(within, { kind: 'core.iin-kept', to: [user], values: { path: '/me/data' } })
      })
    } catch (error) {
      // What is told by a number that is taken is all that counts.
      if (codeOf(error) !== 'iin_taken') await giveBack()
      throw error
    }
    await giveBack()
    return { iin: (await shownIin(asking(req), user)) ?? null }
  },
})

const asked = z.strictObject({ iin })

/** The account of a number, where the person who asks may see it; each question is noted, and few may be in vain. */
const findIin = defineEndpoint<typeof asked, CorePermission>({
  method: 'post',
  path: '/iin/find',
  permission: 'users.manage',
  input: asked,
  effect: 'parts',
  async handle(
    { db, req },
    { iin: given },
  ): Promise<{ id: string; name: string; username: string }> {
    const giveBack = await takeTry(req)
    const user = await userOfIin(asking(req), given)
    await noted(req, 'iin.find', user ?? '')
    if (user === undefined) throw new PortalError('not_found')
    // Whom access hides it from is told that it does not exist.
    const found = await db.findByID({ collection: 'users', depth: 0, id: user })
    await giveBack()
    const { id, name, username } = found as Readonly<Record<string, unknown>>
    return { id: String(id), name: String(name), username: String(username) }
  },
})

/** Half of a number is shown to many: the other half is not to be tried out. */
const MOST_TRIES = 30

/** Takes one of the tries that somebody has within an hour. @throws PortalError iin_throttled */
function takeTry(req: PayloadRequest): Promise<() => Promise<void>> {
  const store = systemStore({ payload: req.payload })
  const subject = guessSubject('iin', subjectOf(req)?.id ?? '')
  return takeGuess(store, subject, new Date(), 'iin_throttled', MOST_TRIES)
}

const asking = (req: PayloadRequest) => ({ payload: req.payload, req })

const noted = (req: PayloadRequest, action: string, user: string): Promise<void> =>
  audit(req, { action, target: { collection: 'users', id: user } })

/** Numbers of people. */
export const iinEndpoints = [showIin, setIin, findIin]
