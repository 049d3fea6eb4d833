import { AsyncLocalStorage } from 'node:async_hooks'

import type { WriteTransaction } from './writeTransaction'

interface Holding {
  transaction?: Pick<WriteTransaction, 'state'>
  operation: string
}

/** Finds writes that wait for a slot which their own operation holds. */
export interface MissingRequestWatch {
  /** To be called before a wait for the slot. Throws when that wait could not end. */
  beforeWait: () => void
  /** To be called, synchronously, by what begins a transaction. */
  hold: () => {
    began: (transaction: WriteTransaction) => void
    rename: (operation: string) => void
  }
}

/**
 * A nested operation that was not given its `req` begins a transaction of its own, and waits for
 * the slot until the age limit ends the outer one. With this watch it throws at once. It slows
 * every promise of the process down, and is therefore for tests and development.
 */
export function watchMissingRequests(): MissingRequestWatch {
  const storage = new AsyncLocalStorage<Holding>()
  return {
    beforeWait() {
      const holding = storage.getStore()
      if (holding?.transaction?.state !== 'open') return
      throw new Error(
        `A write inside "${holding.operation}" was not given its req: ` +
          'it would wait for the transaction that waits for it.',
      )
    },
    hold() {
      const holding: Holding = { operation: 'transaction' }
      storage.enterWith(holding)
      return {
        began(transaction) {
          holding.transaction = transaction
        },
        rename(operation) {
          holding.operation = operation
        },
      }
    },
  }
}

/** For production: watches nothing. */
export const noWatch: MissingRequestWatch = {
  beforeWait: () => undefined,
  hold: () => ({ began: () => undefined, rename: () => undefined }),
}
