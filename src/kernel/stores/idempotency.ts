import type { PayloadRequest } from 'payload'
import { subjectOf } from '../membership'
import { databaseOf } from '../database'
import { PortalError } from '../errors'
import type { PortalEndpoint } from '../manifest'
import { portalOf } from '../state'
import type { StoreValues } from './doorTypes'
import type { StoreRow } from './storeOps'
import { rowId } from './rowId'
import { IDEMPOTENCY } from './systemStores'
import { unitOf } from './unit'
import { writeOps } from './writeOps'

/** A request that may be sent again: the `Idempotency-Key` of its sender, and a hash of all that it says. */
export type Once = Readonly<{ key: string; hash: string }>

/**
 * Reads the header `Idempotency-Key`.
 * @throws PortalError invalid_input unless it has 1 to 200 printable characters
 */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  if (!/^[\x20-\x7e]{1,200}$/.test(header))
    throw new PortalError('invalid_input', {}, { field: 'Idempotency-Key' })
  return header
}

/**
 * The same endpoint, done once for each key of a person: its answer is stored with what it writes, and given again to
 * the same request. To be put inside the transaction or the unit of the endpoint.
 * @throws PortalError key_reused when the key came with another request
 */
export function answeredOnce(endpoint: PortalEndpoint, once: Once): PortalEndpoint {
  return {
    ...endpoint,
    async handle(ctx, input) {
      const { req } = ctx
      const id = idOfOnce(req, once)
      const known = await answered(req, id)
      if (known) {
        if (known.hash !== once.hash) throw new PortalError('key_reused')
        return known.answer
      }
      const answer: unknown = (await endpoint.handle(ctx, input)) ?? null
      await remember(req, id, { who: whoOf(req), ...once, answer, at: new Date().toISOString() })
      return answer
    },
  }
}

/**
 * The same endpoint, refused while the same key is being answered. To be put around its transaction or unit.
 * @throws PortalError in_progress
 */
export function oneAtATime(endpoint: PortalEndpoint, once: Once): PortalEndpoint {
  return {
    ...endpoint,
    async handle(ctx, input) {
      const { req } = ctx
      const { inProgress } = portalOf(req.payload)
      const id = idOfOnce(req, once)
      if (inProgress.has(id)) throw new PortalError('in_progress')
      inProgress.add(id)
      try {
        return await endpoint.handle(ctx, input)
      } catch (error) {
        throw isAnsweredMeanwhile(error)
          ? new PortalError('in_progress', {}, { cause: error })
          : error
      } finally {
        inProgress.delete(id)
      }
    },
  }
}

/** Before all else of a unit: where another process was faster, it is the key that must be found taken. */
async function remember(req: PayloadRequest, id: string, values: StoreValues): Promise<void> {
  const op = { do: 'put', table: IDEMPOTENCY, id, values } as const
  const unit = unitOf(req)
  if (unit) unit.ops.unshift(op)
  else await writeOps({ payload: req.payload, req }, [op])
}

/** Another process was faster with this key: who asks again gets its answer. */
function isAnsweredMeanwhile(error: unknown): boolean {
  const { details } = (error ?? {}) as { details?: { store?: unknown } }
  return error instanceof PortalError && error.code === 'conflict' && details?.store === IDEMPOTENCY
}

const whoOf = (req: PayloadRequest): string => subjectOf(req)?.id ?? 'anyone'

const idOfOnce = (req: PayloadRequest, { key }: Once): string => rowId([whoOf(req), key])

async function answered(req: PayloadRequest, id: string): Promise<StoreRow | undefined> {
  const [row] = await databaseOf(req.payload).stores.read({ table: IDEMPOTENCY, ids: [id] }, req)
  return row
}
