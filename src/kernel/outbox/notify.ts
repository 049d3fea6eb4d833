import type { PayloadRequest } from 'payload'
import { portalOf } from '../state'
import { newRowId } from '../stores/rowId'
import type { StoreOp } from '../stores/storeOps'
import { writeOps } from '../stores/writeOps'
import { freshRow, MAIL_TO } from './outboxRow'
import { NOTIFICATIONS, OUTBOX } from './outboxStores'
import type { MessageValues, OwnedMessage } from './portalMessage'
import { parseValues } from './valuesSchema'

/** A write takes 1,000 rows, and a person two. */
const PEOPLE_AT_ONCE = 400

/** A message to people. */
export type Notice = Readonly<{
  /** Declared in `messages` of a manifest. */
  kind: string
  /** Ids of people; each gets it once. */
  to: readonly string[]
  values: MessageValues
  /**
   * Where its mail goes, whatever the account's address is by then: to whoever had the address before it changed. null:
   * there was none, and no mail goes. Of urgent messages alone.
   */
  address?: string | null
}>

/**
 * Tells people something, in the transaction or unit of `req`: they hear of it exactly when that is committed. Mail goes
 * out later, as each of them prefers.
 * @throws ZodError when the values are not what the message declares; TypeError for a message or a module that is none, or
 * an address of a message that may wait
 */
export async function notify(req: PayloadRequest, notice: Notice): Promise<void> {
  const { address, kind, to, values } = notice
  const { registry } = portalOf(req.payload)
  const message = registry.messages.get(kind)
  if (!message) throw new TypeError(`No message '${kind}' is declared`)
  // What is collected for a day goes to the account itself.
  if (address !== undefined && message.isUrgent !== true)
    throw new TypeError(`${kind}: only an urgent message goes to an address of its own`)
  const parsed = parseValues(message, values)
  for (const [name, value] of Object.entries(parsed))
    if (message.values[name] === 'module' && !registry.modules.has(String(value)))
      throw new TypeError(`${kind}: '${String(value)}' is no module`)
  const people = [...new Set(to)]
  const now = new Date()
  for (let at = 0; at < people.length; at += PEOPLE_AT_ONCE) {
    const some = people.slice(at, at + PEOPLE_AT_ONCE)
    const ops = some.flatMap((person) => opsFor(message, person, { address, now, values: parsed }))
    await writeOps({ payload: req.payload, req }, ops)
  }
}

type Sent = Pick<Notice, 'address' | 'values'> & Readonly<{ now: Date }>

function opsFor(
  { channels, kind }: OwnedMessage,
  to: string,
  { address, now, values }: Sent,
): StoreOp[] {
  const shown = { user: to, kind, values, at: now.toISOString(), isRead: false }
  const mailed = address ? { ...values, [MAIL_TO]: address } : values
  const reached = channels.filter((channel) => channel !== 'mail' || address !== null)
  return reached.map((channel) => ({
    do: 'put',
    table: channel === 'mail' ? OUTBOX : NOTIFICATIONS,
    id: newRowId(),
    values: channel === 'mail' ? freshRow({ kind, to, values: mailed }, now) : shown,
  }))
}
