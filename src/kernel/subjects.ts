import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { databaseOf } from './database'

/** People who are signed in, by the hash of their session, so that a request need not read them anew. */
export type Subjects = Readonly<{
  /** The person of a session; undefined: not known here. */
  get: (session: string) => SignedIn | undefined
  /** To be taken before reading a person that is to be kept. */
  readonly epoch: number
  /** Keeps a person read since `epoch`, unless anybody was forgotten in between. */
  keep: (epoch: number, session: string, person: SignedIn) => void
  forget: (user: string) => void
  clear: () => void
}>

/** A user's document with memberships, and when the session ends (ISO 8601). */
export type SignedIn = Readonly<Record<string, unknown>> &
  Readonly<{ id: string; sessionEnds: string }>

const MOST = 20_000

/**
 * Builds the memory of one Payload instance. Where other processes write to the same database it keeps nobody: a role
 * that is revoked there must not hold here for one more request.
 */
export function createSubjects(payload: Payload): Subjects {
  const kept = new LRUCache<string, SignedIn>({
    max: MOST,
    dispose: (person, session) => unlist(person, session),
  })
  const sessionsOf = new Map<string, Set<string>>()
  let epoch = 0

  function unlist({ id }: SignedIn, session: string): void {
    const sessions = sessionsOf.get(id)
    sessions?.delete(session)
    if (sessions?.size === 0) sessionsOf.delete(id)
  }

  return {
    get: (session) => kept.get(session),
    get epoch() {
      return epoch
    },
    keep(since, session, person) {
      if (since !== epoch || databaseOf(payload).isShared) return
      kept.set(session, person)
      const sessions = sessionsOf.get(person.id) ?? new Set()
      sessionsOf.set(person.id, sessions.add(session))
    },
    forget(user) {
      epoch++
      for (const session of [...(sessionsOf.get(user) ?? [])]) kept.delete(session)
    },
    clear() {
      epoch++
      kept.clear()
    },
  }
}
