import type { Payload } from 'payload'
import type { Locale } from '../locales'
import { databaseOf } from '../database'
import { messageTexts, type MessageText } from './messageTexts'
import { DIGEST, outboxRow, type OutboxRow } from './outboxRow'
import { OUTBOX } from './outboxStores'
import type { Receiver } from './receiver'

/** One mail to one person, before it is laid out. */
export type Letter = Readonly<{
  /** Of its row: the same at each attempt, so that a server or a reader can tell one that comes twice. */
  id: string
  address: string
  locale: Locale
  isDigest: boolean
  /** Where it leads without signing in, below the origin; absent: by way of signing in. */
  openPath?: string
  /** At least one. */
  messages: readonly MessageText[]
  /** How many more there are than `messages` holds. */
  more: number
}>

/** Sends a letter; it is done when the server has answered. @throws MailFault */
export type Deliver = (letter: Letter) => Promise<void>

/** More in one mail nobody reads. */
const MOST_SHOWN = 30

/** What a digest has collected, the oldest first; the row itself for any other mail. */
export async function partsOf(payload: Payload, row: OutboxRow): Promise<readonly OutboxRow[]> {
  if (row.kind !== DIGEST) return [row]
  const where = { digest: row.id }
  const found = await databaseOf(payload).stores.read({ table: OUTBOX, where })
  return found.map(outboxRow).sort((a, b) => a.at.localeCompare(b.at))
}

/** The letter of a row; undefined where nothing is left to say, its plugin being gone. */
export async function letterOf(
  payload: Payload,
  row: OutboxRow,
  { address, locale, openPath }: Receiver,
): Promise<Letter | undefined> {
  const parts = await partsOf(payload, row)
  const texts = await messageTexts(payload, locale, parts)
  const known = texts.filter((text) => text !== undefined)
  if (known.length === 0) return undefined
  return {
    ...{ id: row.id, address, locale, isDigest: row.kind === DIGEST },
    ...(openPath !== undefined && { openPath }),
    messages: known.slice(0, MOST_SHOWN),
    more: Math.max(0, known.length - MOST_SHOWN),
  }
}
