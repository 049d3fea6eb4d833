import {
  commitTransaction,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import type { findEndpoint } from '#kernel'

type Endpoint = NonNullable<ReturnType<typeof findEndpoint>>

/** What the database tells of a request; see its contract. */
type Enlisting = Readonly<{ enlist: (req: PayloadRequest, operation: string) => Promise<void> }>

/**
 * The same endpoint in one transaction: whatever its handler writes is stored together or not at all, also when the
 * handler went on after one of its writes was refused.
 */
export function inOneTransaction(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    async handle(ctx, input) {
      const { req } = ctx
      const database = req.payload.db as Payload['db'] & Enlisting
      await initTransaction(req)
      try {
        const answer = await endpoint.handle(ctx, input)
        // Throws if the transaction was lost on the way: there is nothing left to commit.
        await database.enlist(req, `endpoint ${endpoint.path}`)
        await commitTransaction(req)
        return answer
      } catch (error) {
        await killTransaction(req)
        throw error
      }
    },
  }
}
