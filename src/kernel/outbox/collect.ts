import type { Payload } from 'payload'
import { dayFrom, dayOf, startOfDay } from '../days'
import { storeOps } from '../stores/writeOps'
import { DIGEST, freshRow, type OutboxRow } from './outboxRow'
import { OUTBOX } from './outboxStores'

/** When the mail of a day goes out, in the country's time. */
const MORNING_MS = 8 * 60 * 60_000

/** Puts a row aside for the one mail that its person gets next morning. */
export async function collect(payload: Payload, row: OutboxRow, now: Date): Promise<void> {
  const due = nextMorning(now)
  const id = `${DIGEST}-${dayOf(due)}-${row.to}`
  const values = { ...freshRow({ kind: DIGEST, to: row.to, values: {} }, now, due), attempts: 0 }
  const { attempts, ...first } = values
  await storeOps({ payload }, [
    {
      ...{ do: 'put', table: OUTBOX, id: row.id, rev: row.rev },
      values: { state: 'collected', digest: id },
    },
    // Made by the first that is collected; the others leave it as it is.
    { do: 'add', table: OUTBOX, id, values: first, add: { attempts } },
  ])
}

/** The first eight o'clock that is still to come. */
export function nextMorning(now: Date): Date {
  const today = dayOf(now)
  const mornings = [today, dayFrom(today, 1)].map((day) => startOfDay(day) + MORNING_MS)
  return new Date(mornings.find((at) => at > now.getTime()) ?? now.getTime())
}
