import type { PayloadRequest } from 'payload'
import { PortalError } from '../errors'
import { subjectOf } from '../membership'
import { portalOf } from '../state'
import type { OpenStore } from './doorTypes'
import type { PortalStore } from './portalStore'
import { reachOf } from './reach'
import { EVERY_ROW, standingOf } from './standing'
import { createStoreDoor } from './storeDoor'
import type { StoreReach } from './storeOps'
import type { Writer } from './writeOps'

/**
 * Stores for the person behind a request. Each permission is looked up once per request.
 * @param isReadOnly the request promised to change nothing (GET)
 */
export function storesFor(req: PayloadRequest, isReadOnly: boolean): OpenStore {
  const { payload } = req
  const subject = subjectOf(req)
  const known = new Map<string, StoreReach>()
  const reachOfName = (name: string): StoreReach => {
    const grants = portalOf(payload).registry.permissions.get(name) ?? {}
    const found = known.get(name) ?? reachOf(grants, subject)
    known.set(name, found)
    return found
  }
  return (slug) => {
    const store = storeNamed({ payload }, slug)
    const nameOf = (kind: 'read' | 'write') =>
      store.access === 'system' ? 'system' : store.access[kind]
    const reach = (kind: 'read' | 'write'): StoreReach => {
      const name = nameOf(kind)
      if (kind === 'write' && isReadOnly) throw new TypeError(`A GET cannot write to '${slug}'`)
      if (name === 'system') throw new TypeError(`Only the system may ${kind} '${slug}'`)
      const found = reachOfName(name)
      if (found.length === 0) throw new PortalError(subject ? 'forbidden' : 'unauthenticated')
      return found
    }
    const shows = reachOfName(nameOf('read'))
    const who = subject?.id ?? 'anyone'
    const standing = standingOf({ payload, req }, store)
    return createStoreDoor({ payload, req, store, reach, shows, standing, who })
  }
}

/** Stores for the system itself. Inside a transaction of `req`, everything belongs to it. */
export function systemStore(writer: Writer): OpenStore {
  return (slug) =>
    createStoreDoor({
      ...writer,
      store: storeNamed(writer, slug),
      reach: () => 'all',
      shows: 'all',
      standing: EVERY_ROW,
      who: 'system',
    })
}

function storeNamed({ payload }: Pick<Writer, 'payload'>, slug: string): PortalStore {
  const store = portalOf(payload).registry.stores.get(slug)
  if (!store) throw new TypeError(`No store '${slug}' is declared`)
  return store
}
