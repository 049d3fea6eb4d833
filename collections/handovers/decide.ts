import { setImmediate as immediate } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import {
  idOf,
  isHeld,
  notify,
  PortalError,
  pathOf,
  readNode,
  type Subject,
  type TreePath,
} from '#kernel'
import { withdrawCodes } from '../guardians/codes'
import { followChildren } from '../guardians/followChild'
import { beginRole, endRole } from '../memberships/systemRows'
import { findRows, isNowOrLater } from '../memberships/rows'
import { subjectOfUser } from '../memberships/subjectOfUser'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { moveAccount } from '../users/moveAccount'
import { accountOf, noted } from './ask'
import { doorOf, handoverOf, sidesOf, stateOf, type HandoverRow } from './rows'
import { decidersAt, decidesAt, leaving, mustRelease, mustTakeIn } from './sides'

export type Decision = 'accept' | 'decline' | 'withdraw'

const STATES = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const

/**
 * Decides about hand-overs, all of them or none: the other side accepts or declines, the side that asked withdraws. Both
 * hear of it, and whose account has moved.
 * @param group the class at the new school, where the new school decides
 * @throws PortalError not_found (also what is not for him to decide), handover_gone, and what the rules of roles refuse
 */
export async function decideOn(
  req: PayloadRequest,
  by: Subject,
  given: Readonly<{ decision: Decision; ids: readonly string[]; group: string }>,
): Promise<void> {
  const rows: HandoverRow[] = []
  for (const id of new Set(given.ids)) {
    rows.push(await decideOnOne(req, by, { ...given, id }))
    // Others are answered in between: SQLite does all its work at once.
    await immediate()
  }
  if (given.decision === 'accept')
    await followChildren(
      req,
      rows.map(({ user }) => user),
      rows.map(({ from }) => from),
    )
  const outcome = STATES[given.decision]
  const schools = new Set(rows.flatMap(({ from, to }) => [from, to]))
  for (const institution of schools)
    await notify(req, {
      kind: 'core.handover-decided',
      to: await decidersAt(req, institution),
      values: { institution, outcome, path: '/admin/handovers' },
    })
}

async function decideOnOne(
  req: PayloadRequest,
  by: Subject,
  { decision, group, id }: Readonly<{ decision: Decision; id: string; group: string }>,
): Promise<HandoverRow> {
  const found = await handoverOf(req, id)
  if (!found) throw new PortalError('not_found')
  const sides = sidesOf(found)
  const side = decision === 'withdraw' ? sides.asking : sides.deciding
  if (!(await decidesAt(req, by, side))) throw new PortalError('not_found')
  await oneAfterAnother(req, found.user)
  const now = new Date().toISOString()
  if (stateOf(found, now) !== 'waiting') throw new PortalError('handover_gone')
  const row = { ...found, group: found.way === 'release' && group !== '' ? group : found.group }
  if (decision === 'accept') await move(req, by, row)
  const decided = { state: STATES[decision], group: row.group, decidedBy: by.id, decidedAt: now }
  await doorOf(req).put({ id }, decided, { rev: found.rev })
  await noted(req, `handovers.${decision}`, row, side)
  return row
}

/** The account goes over, with what it is; where it was, its roles end and stay as history. */
async function move(req: PayloadRequest, by: Subject, row: HandoverRow): Promise<void> {
  const { from, to, user, way } = row
  const account = await accountOf(req, user)
  const node = await readNode(req, to)
  // Somebody has moved it, or taken its role, meanwhile.
  if (account.institution !== from || !node) throw new PortalError('handover_gone')
  const { role, rows } = await leaving(req, account, from)
  if (role !== row.role) throw new PortalError('handover_gone')
  // Whoever asked must still be able to; the one who decides, now.
  const asker = await subjectOfUser(req, row.askedBy)
  await mustRelease(req, way === 'release' ? asker : by, rows)
  await mustTakeIn(req, way === 'request' ? asker : by, row)
  for (const one of rows) await endRole(req, one)
  await moveAccount(req, user, { from, to: node })
  await takeIn(req, row, pathOf(node))
  if (role === 'pupil') await withdrawCodes(req, user)
  const values = { institution: to, path: '/me' }
  await notify(req, { kind: 'core.account-moved', to: [user], values })
}

/** Who works there already has the role, and keeps it; one that was planned, or was to end, gives way to it. */
async function takeIn(
  req: PayloadRequest,
  { group, role, to, user }: HandoverRow,
  path: TreePath,
): Promise<void> {
  const rows = await findRows(req, {
    and: [{ user: { equals: user } }, { role: { equals: role } }],
  })
  const now = new Date().toISOString()
  const there = rows.filter((row) => idOf(row.institution) === to && isNowOrLater(row, now))
  if (there.some((row) => isHeld(row, now) && !row.until)) return
  for (const row of there) await endRole(req, row)
  const named = group === '' ? there.find((row) => row.group)?.group : group
  await beginRole(req, { user, role, path, group: named ?? null })
}
