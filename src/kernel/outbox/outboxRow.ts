import type { StoreRow } from '../stores/storeOps'
import type { MessageValues } from './portalMessage'

export type OutboxState = 'collected' | 'failed' | 'off' | 'open' | 'sent'

/** A row of the outbox: one mail to one person, or what a digest collects. */
export type OutboxRow = Readonly<{
  id: string
  rev: number
  kind: string
  to: string
  values: MessageValues
  at: string
  state: OutboxState
  dueAt: string
  attempts: number
  lastError: string | null
  giveUpAt: string
  digest: string | null
  doneAt: string | null
}>

export const outboxRow = (row: StoreRow): OutboxRow => row as unknown as OutboxRow

/** The kind of rows that are a mail of all that was collected in a day. */
export const DIGEST = 'digest'

/** Among the values of a row: the address of its mail, where that is not the account's. No text of a message shows it. */
export const MAIL_TO = '@to'

/** As mail servers do: what could not be delivered for three days is left for a person to look at. */
const GIVE_UP_MS = 3 * 24 * 60 * 60_000

/** What a row begins with. */
export function freshRow(
  { kind, to, values }: Pick<OutboxRow, 'kind' | 'to' | 'values'>,
  now: Date,
  dueAt = now,
): Omit<OutboxRow, 'digest' | 'doneAt' | 'id' | 'lastError' | 'rev'> {
  return {
    ...{ kind, to, values, state: 'open', attempts: 0 },
    at: now.toISOString(),
    dueAt: dueAt.toISOString(),
    giveUpAt: giveUpAfter(dueAt),
  }
}

export const giveUpAfter = (at: Date): string => new Date(at.getTime() + GIVE_UP_MS).toISOString()
