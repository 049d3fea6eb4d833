import type { PayloadRequest } from 'payload'
import type { StoreOp } from './storeOps'

/** Everything that a request writes to stores, kept until its handler has answered, and then stored at once. */
export type Unit = {
  readonly ops: StoreOp[]
  readonly effects: (() => void)[]
  /** Its ops are on their way: what came now would be left out. */
  isClosed: boolean
}

/** Payload copies requests, and their context key by key. */
const KEY = 'ordaStoreUnit'

/** The unit of a request, if it has one. */
export function unitOf({ context }: Partial<Pick<PayloadRequest, 'context'>>): Unit | undefined {
  return context?.[KEY] as Unit | undefined
}

/** Gives a request a unit. */
export function openUnit(req: PayloadRequest): Unit {
  const unit: Unit = { ops: [], effects: [], isClosed: false }
  req.context = { ...req.context, [KEY]: unit }
  return unit
}
