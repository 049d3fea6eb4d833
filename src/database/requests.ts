import type { PayloadRequest } from 'payload'

import { DatabaseError } from './contract'

/** Which request belongs to which transaction, and what has to follow its COMMIT. */
export interface Requests {
  enlist: (req: PayloadRequest, operation: string) => Promise<void>
  /** The transaction a write of `req` belongs to. Throws `transaction_lost` if it was lost. */
  join: (req: RequestLike | undefined) => Promise<string | undefined>
  /** The open transaction a read of `req` looks into, if there is one. Throws `transaction_lost` if it was lost. */
  look: (req: RequestLike | undefined) => Promise<string | undefined>
  afterCommit: (req: PayloadRequest, effect: () => void) => void
  /** The three moments of a transaction, told by the adapter. */
  began: (id: string) => void
  committed: (id: string) => void
  lost: (id: string) => void
}

export type RequestLike = Partial<Pick<PayloadRequest, 'context' | 'transactionID'>>

interface RequestsOptions {
  /** Gives the holder of the transaction's write slot a name. */
  rename?: (id: string, operation: string) => void
  /** Reports an effect that threw. */
  onEffectError: (error: unknown) => void
}

interface Membership {
  operation?: string
  readonly members: Set<object>
  readonly effects: (() => void)[]
}

/** How many lost transactions are remembered for statements that come late. */
const lostLimit = 10_000

/**
 * Payload rolls the whole transaction back when a nested operation fails, forgets its id, and lets
 * the next operation of that request begin one of its own: half of the work would be stored. So
 * requests of a lost transaction are remembered, for as long as they live, and refused.
 */
export function createRequests({ rename, onEffectError }: RequestsOptions): Requests {
  const open = new Map<string, Membership>()
  const lostIds = new Set<string>()
  const lostMembers = new WeakSet<object>()

  const isLost = (req: RequestLike) => identitiesOf(req).some((one) => lostMembers.has(one))

  const join: Requests['join'] = async (req) => {
    if (!req) return undefined
    const id = await idOf(req)
    // An id without an open transaction: it was rolled back, or committed before this late write.
    if (isLost(req) || (id !== undefined && !open.has(id))) throw transactionLost()
    if (id === undefined) return undefined
    const marked: Marked = req
    marked[IDENTITY] ??= {}
    for (const one of identitiesOf(marked)) open.get(id)?.members.add(one)
    return id
  }

  const look: Requests['look'] = async (req) => {
    if (!req) return undefined
    const id = await idOf(req)
    if (isLost(req) || (id !== undefined && lostIds.has(id))) throw transactionLost()
    // Committed meanwhile: a late read sees what everybody sees.
    return id !== undefined && open.has(id) ? id : undefined
  }

  const run = (effect: () => void) => attempt(effect, onEffectError)

  const schedule = (id: string | undefined, req: RequestLike, effect: () => void) => {
    const membership = id === undefined ? undefined : open.get(id)
    if (membership) membership.effects.push(effect)
    else if (!isLost(req) && !(id !== undefined && lostIds.has(id))) run(effect)
  }

  return {
    join,
    look,
    async enlist(req, operation) {
      const id = await join(req)
      const membership = id === undefined ? undefined : open.get(id)
      if (id === undefined || !membership || membership.operation !== undefined) return
      // The outermost operation names the transaction: what it calls is a detail of it.
      membership.operation = operation
      rename?.(id, operation)
    },
    afterCommit(req, effect) {
      if (!(req.transactionID instanceof Promise)) {
        schedule(textOf(req.transactionID), req, effect)
        return
      }
      req.transactionID.then((id) => schedule(textOf(id), req, effect)).catch(() => undefined)
    },
    began(id) {
      open.set(id, { members: new Set(), effects: [] })
    },
    committed(id) {
      const effects = open.get(id)?.effects ?? []
      open.delete(id)
      effects.forEach(run)
    },
    lost(id) {
      for (const member of open.get(id)?.members ?? []) lostMembers.add(member)
      open.delete(id)
      remember(lostIds, id)
    },
  }
}

function attempt(effect: () => void, onError: (error: unknown) => void): void {
  try {
    effect()
  } catch (error) {
    onError(error)
  }
}

/** The refusal of a write whose transaction is gone. */
export function transactionLost(cause?: unknown): DatabaseError {
  const message = 'The transaction of this request was rolled back; nothing of it is stored.'
  return new DatabaseError('transaction_lost', message, { cause })
}

/** Put on a request when it joins a transaction: copies of the request carry it along, and wrappers show it. */
const IDENTITY = Symbol('orda.request')

type Marked = RequestLike & { [IDENTITY]?: object }

/** Payload copies and wraps requests freely, and replaces their context while it is empty. */
function identitiesOf(req: Marked): object[] {
  return [req, req.context, req[IDENTITY]].filter((one) => one !== undefined)
}

async function idOf(req: RequestLike): Promise<string | undefined> {
  return textOf(await req.transactionID)
}

function textOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

function remember(lostIds: Set<string>, id: string): void {
  lostIds.add(id)
  if (lostIds.size <= lostLimit) return
  const oldest = lostIds.values().next()
  if (!oldest.done) lostIds.delete(oldest.value)
}
