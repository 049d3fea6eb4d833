import type { Payload, PayloadRequest } from 'payload'
import type { Answers } from './memory/answers'
import type { Invalidations } from './invalidations'
import type { Modules } from './modules/modules'
import type { Registry } from './registry'
import type { Rules } from './rules/rules'
import type { Settings } from './settings/settings'
import type { Subjects } from './subjects'
import type { Translator } from './translator'

/** What belongs to one running portal. It lives on the Payload instance: Next bundles a second copy of our modules. */
export type PortalState = Readonly<{
  answers: Answers
  modules: Modules
  registry: Registry
  /** What manifests need of the process and no database may hold, such as keys, by name. */
  secrets: Readonly<Record<string, string>>
  invalidations: Invalidations
  rules: Rules
  settings: Settings
  subjects: Subjects
  translate: Translator
  /** Requests with an `Idempotency-Key` that are being answered, by the id of their row. */
  inProgress: Set<string>
}>

const KEY = Symbol.for('orda.portal')

type Carrier = { [KEY]?: PortalState }

/** Puts the state on a Payload instance; once, at its start. */
export function attachState(payload: Payload, state: PortalState): void {
  ;(payload as Carrier)[KEY] = state
}

/** The state of the portal that this Payload instance runs. */
export function portalOf(payload: Payload): PortalState {
  const state = (payload as Carrier)[KEY]
  if (!state) throw new TypeError('This Payload instance was not built by portal()')
  return state
}

/** Words that may not be slugs in the portal behind a request. */
export function isReserved(req: Pick<PayloadRequest, 'payload'>, word: string): boolean {
  return portalOf(req.payload).registry.reserved.has(word)
}

/** Something that only the process knows, by its name; undefined where it was not given. */
export function secretOf(payload: Payload, name: string): string | undefined {
  return portalOf(payload).secrets[name]
}
