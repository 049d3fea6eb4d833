import type { PayloadRequest } from 'payload'
import { audit, notify, placeOf, PortalError, readNode } from '#kernel'
import { asDeedOf } from '../asDeedOf'
import { newCode } from '../keys/paperCode'
import { decider } from '../../memberships/rows'
import { forgetKeys, giveKey } from '../keys/keys'
import { closeSessionsOf } from '../sessions'
import { beginAnew } from '../throttle/beginAnew'
import { printableAt, type Printable } from './mayPrint'
import { openedBy } from './openedBy'

const DAY_MS = 24 * 60 * 60_000

/** So long a slip opens an account. */
export const SLIP_DAYS = 14

/** So many slips are printed at once: each ends sessions and passwords, and others write in between. */
export const MOST_SLIPS = 100

/** A slip with its code, which is nowhere else. */
export type Slip = Printable & Readonly<{ code: string }>

/** Whom slips are printed for. */
export type SlipOrder = Readonly<{
  institution: string
  /** Ids of people. */
  users: readonly string[]
  /** How many of them sign in by a password so far, as whoever prints was told. */
  resets: number
}>

/**
 * Makes a slip for each of some people, in one transaction: from now on it alone opens the account. Sessions, password
 * and known browsers of before are over; a second factor stays.
 * @returns the slips in the order of the list, and until when they open an account
 * @throws PortalError not_found (also for one person for whom he may not), slips_changed (somebody has got a password, or
 * lost it, since the list was shown)
 */
export async function printSlips(
  req: PayloadRequest,
  { institution, resets, users }: SlipOrder,
): Promise<Readonly<{ slips: readonly Slip[]; until: Date }>> {
  const now = new Date()
  const until = new Date(now.getTime() + SLIP_DAYS * DAY_MS)
  return asDeedOf(req, async (within) => {
    const people = await printableAt(within, institution, { ids: users })
    if (people.length !== new Set(users).size) throw new PortalError('not_found')
    const { passwords } = await openedBy(within, users)
    if (passwords.size !== resets) throw new PortalError('slips_changed', { count: passwords.size })
    const node = await readNode(within, institution)
    const place = node && placeOf({ ...node, institution })
    const by = decider(req).id
    const slips = people.map((person) => ({ ...person, code: newCode() }))
    for (const { code, id } of slips) {
      await closeAccount(within, id)
      await giveKey(within, id, 'slip', { by, key: code, now, until })
      const target = { collection: 'users', id }
      await audit(within, { action: 'users.slip', target, ...(place && { place }) })
    }
    // Whose password is over has not asked for it, perhaps.
    const values = { how: 'slip', path: '/me/security' }
    await notify(within, { kind: 'core.password-changed', to: [...passwords], values })
    return { slips, until }
  })
}

/** Nothing that opened an account until now does so any more. */
async function closeAccount(req: PayloadRequest, user: string): Promise<void> {
  const where = { user: { equals: user } }
  await req.payload.db.deleteMany({ collection: 'credentials', req, where })
  await closeSessionsOf(req, user)
  await beginAnew(req, user)
  await forgetKeys(req, user)
}
