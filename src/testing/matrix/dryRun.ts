import type { Payload, PayloadRequest } from 'payload'
import { differences, readRows, type Rows } from './rows'

/** What one request would have stored. */
export type Effect<T> = Readonly<{
  /** Rows that were changed, as they were and as they would be. */
  rows: readonly string[]
  /** What `look` saw before it was all taken back; undefined when nothing was stored. */
  seen: T | undefined
}>

/** Lets everything happen but COMMIT: requests pass all doors and hooks, and leave the database as it was. */
export type DryRun = Readonly<{
  /** Does something, and says what it would have stored. */
  effectOf: <T>(
    work: () => Promise<unknown>,
    look?: (req: Pick<PayloadRequest, 'transactionID'>) => Promise<T>,
  ) => Promise<Effect<T>>
  /** Rows that were stored nevertheless. */
  leftovers: () => Promise<string[]>
  stop: () => void
}>

type Ending = (id: Promise<number | string> | number | string) => Promise<void>
type Db = { commitTransaction: Ending; rollbackTransaction: Ending }

/** Begins a dry run: from here on each COMMIT is a ROLLBACK that looks like one. */
export async function startDryRun(payload: Payload): Promise<DryRun> {
  const db = payload.db as unknown as Db
  const { commitTransaction } = db
  const before: Rows = await readRows(payload)
  let rows: string[] = []
  let onCommit: ((id: string) => Promise<void>) | undefined
  db.commitTransaction = async (given) => {
    const id = String(await given)
    await onCommit?.(id)
    await db.rollbackTransaction(id)
  }
  return {
    async effectOf(work, look) {
      let seen: Awaited<ReturnType<NonNullable<typeof look>>> | undefined
      rows = []
      onCommit = async (id) => {
        rows.push(...differences(before, await readRows(payload, id)))
        seen = await look?.({ transactionID: id })
      }
      try {
        await work()
      } finally {
        onCommit = undefined
      }
      return { rows, seen }
    },
    leftovers: async () => differences(before, await readRows(payload)),
    stop() {
      db.commitTransaction = commitTransaction
    },
  }
}
