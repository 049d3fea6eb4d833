import { isolateObjectProperty, type PayloadRequest } from 'payload'
import type { Db } from './context'

const OPERATIONS = ['count', 'create', 'delete', 'find', 'findByID', 'update'] as const

/** The database for the person behind a request, with access always on. */
export function dbFor(req: PayloadRequest): Db {
  return bound(req, false)
}

/** The same, for reading alone. */
export function readOnlyDbFor(req: PayloadRequest): Db {
  const refused = ['create', 'delete', 'update'].map((name) => [
    name,
    () => Promise.reject(new TypeError(`Here documents are only read; ${name} them elsewhere`)),
  ])
  return { ...dbFor(req), ...(Object.fromEntries(refused) as Partial<Db>) }
}

/** The database for the system itself. Inside a transaction of `req`, everything belongs to it. */
export function systemDb(req: PayloadRequest): Db {
  return bound(asSystem(req), true)
}

/** The same request, transaction and all, with nobody behind it: hooks believe what the system writes. */
export function asSystem(req: PayloadRequest): PayloadRequest {
  const own = isolateObjectProperty(req, 'user')
  own.user = null
  return own
}

function bound(req: PayloadRequest, overrideAccess: boolean): Db {
  const operations = OPERATIONS.map((name) => [
    name,
    (args: object) =>
      (req.payload[name] as (args: object) => Promise<unknown>)({ ...args, overrideAccess, req }),
  ])
  return Object.fromEntries(operations) as Db
}
