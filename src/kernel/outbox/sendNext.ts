import type { Payload } from 'payload'
import { codeOf } from '../errors'
import { portalOf } from '../state'
import { changeRow, claimMail, takeDue } from './claimMail'
import { collect } from './collect'
import { letterOf, type Deliver } from './letter'
import { faultOf, type MailFault } from './mailFault'
import { DIGEST, type OutboxRow } from './outboxRow'
import { receiverOfRow, type Receiver } from './receiver'
import { afterFault, isWornOut, settle } from './settle'
import type { MailWish } from './wishes'

/** `done`: a row has got further; `host`: the mail server does not answer. */
export type Sending = 'done' | 'host' | 'idle'

export type SendOptions = Readonly<{
  /** Absent where no mail server is set: nothing is sent, and nothing waits for one. */
  deliver?: Deliver | undefined
  now?: () => Date
  /**
   * Rows that somebody of this process has in hand: two need not try for the same. One that a server has taken stays here
   * until it is marked: it must never be sent again.
   */
  inHand?: Set<string>
}>

/** Does with the next row of the outbox that is due what there is to do: sends it, puts it aside, or drops it. */
export async function sendNext(payload: Payload, options: SendOptions): Promise<Sending> {
  const { inHand = new Set(), now = () => new Date() } = options
  const row = await takeDue(payload, now(), inHand)
  if (!row) return 'idle'
  try {
    const sending = await sendRow(payload, row, { ...options, now })
    inHand.delete(row.id)
    return sending
  } catch (error) {
    if (!(error instanceof Unmarked)) inHand.delete(row.id)
    throw error
  }
}

/** A server has taken a mail, and the database could not be told so. */
class Unmarked extends Error {
  override readonly name = 'Unmarked'
}

type RowOptions = Pick<SendOptions, 'deliver'> & Readonly<{ now: () => Date }>

async function sendRow(
  payload: Payload,
  row: OutboxRow,
  { deliver, now }: RowOptions,
): Promise<Sending> {
  if (!deliver) return drop(payload, row, 'no_mail_server', now())
  const receiver = await receiverOfRow(payload, row)
  if (!receiver) return drop(payload, row, 'no_address', now())
  const wish = wishOf(payload, row, receiver)
  if (wish === 'off') return drop(payload, row, null, now())
  if (wish === 'daily') return putAside(payload, row, now())
  if (isWornOut(row)) return fail(payload, row)
  const claimed = await claimMail(payload, row, now())
  if (!claimed) return 'done'
  return sendClaimed(payload, claimed, receiver, { deliver, now })
}

async function sendClaimed(
  payload: Payload,
  row: OutboxRow,
  receiver: Receiver,
  { deliver, now }: RowOptions & { deliver: Deliver },
): Promise<Sending> {
  const letter = await letterOf(payload, row, receiver)
  if (!letter) return drop(payload, row, 'no_text', now())
  try {
    await deliver(letter)
  } catch (error) {
    const fault = faultOf(error)
    tellLog(payload, row, fault)
    await changeRow(payload, row, afterFault(row, fault, now()))
    return fault.reach === 'host' ? 'host' : 'done'
  }
  await mark(payload, row, now)
  return 'done'
}

const MARK_PAUSE_MS = 500
const MARK_TRIES = 240

/** The server has the mail: whatever the database says now, the row is marked as soon as it can be. */
async function mark(payload: Payload, row: OutboxRow, now: () => Date): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      if (await settle(payload, row, 'sent', null, now())) return
      payload.logger.warn({ row: row.id, msg: `mail ${row.kind} was taken over after its lease` })
      return
    } catch (error) {
      if (tries >= MARK_TRIES) throw new Unmarked(row.id, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, MARK_PAUSE_MS))
    }
  }
}

function wishOf(payload: Payload, row: OutboxRow, { kinds }: Receiver): MailWish {
  const message = portalOf(payload).registry.messages.get(row.kind)
  if (row.kind === DIGEST || message?.isUrgent === true) return 'on'
  return kinds[row.kind] ?? 'on'
}

async function drop(
  payload: Payload,
  row: OutboxRow,
  reason: string | null,
  now: Date,
): Promise<Sending> {
  await settle(payload, row, 'off', reason, now)
  return 'done'
}

async function putAside(payload: Payload, row: OutboxRow, now: Date): Promise<Sending> {
  try {
    await collect(payload, row, now)
  } catch (error) {
    // Somebody else has done something with it meanwhile.
    if (!['conflict', 'not_found'].includes(codeOf(error))) throw error
  }
  return 'done'
}

async function fail(payload: Payload, row: OutboxRow): Promise<Sending> {
  await changeRow(payload, row, { state: 'failed', lastError: 'process_ended' })
  return 'done'
}

/** Never an address, a name, or what a server said: that holds both. */
function tellLog(payload: Payload, { attempts, id, kind }: OutboxRow, fault: MailFault): void {
  const { reach, reason } = fault
  payload.logger.warn({ attempts, reach, reason, row: id, msg: `mail ${kind} was not delivered` })
}
