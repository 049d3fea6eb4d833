import type { Payload } from 'payload'
import { inTransactionAgain, PortalError, systemStore } from '#kernel'
import type { Person } from '../readSession'
import { closeSessionsOf } from '../sessions'
import type { Entered } from '../signIn'
import { forgetDevices } from '../throttle/devices'
import { auditOwn } from './auditOwn'
import { changeFactor } from './change'
import { hashOfCode, newCodes, readCode } from './codes'
import { confirmed, ON_CARD, RECOVERY, type Factor, type Waiting } from './factor'
import { proven } from './giveCode'
import { readFactor } from './keptFactor'
import { tellOfFactor } from './tellOfFactor'
import { newSecret } from './totp'

/** So long what is being set up can be shown and confirmed. */
const WAITING_MS = 10 * 60_000

/** What can be set up or made anew. */
export type FactorPart = Waiting['kind']

/** Whose factor is set up, and by which session: nobody else is shown it. */
type Owner = Pick<Person, 'id' | 'session'>

/**
 * Begins to set up an app or a card; what was begun before is gone, what is confirmed holds until this is. Recovery codes
 * are made anew at once, and end the former ones. Whether he may is asked before.
 * @throws PortalError iin_keys_missing
 */
export async function beginFactor(payload: Payload, owner: Owner, part: FactorPart): Promise<void> {
  await changeFactor(payload, owner.id, (kept) => {
    const begun =
      part === 'recovery'
        ? withRecovery(kept.factor, owner)
        : { ...kept.factor, waiting: waitingFor(owner, part) }
    return [{ ...kept, factor: begun }, undefined]
  })
}

function waitingFor({ session }: Owner, part: 'app' | 'card'): Waiting {
  const base = { session: session.id, until: Date.now() + WAITING_MS }
  if (part === 'app') return { ...base, kind: 'app', secret: newSecret() }
  return { ...base, kind: 'card', codes: newCodes('card', ON_CARD) }
}

/** A factor with new recovery codes, which can be shown for a while. */
function withRecovery(factor: Factor, { session }: Owner): Factor {
  const codes = newCodes('recovery', RECOVERY)
  const until = Date.now() + WAITING_MS
  return {
    ...factor,
    recovery: codes.map(hashOfCode),
    waiting: { kind: 'recovery', codes, session: session.id, until },
  }
}

/** What the session is setting up; undefined where that is nothing, or took too long. */
export async function waitingOf(payload: Payload, owner: Owner): Promise<Waiting | undefined> {
  return ownWaiting((await readFactor({ payload }, owner.id)).factor, owner)
}

function ownWaiting({ waiting }: Factor, { session }: Owner): Waiting | undefined {
  return waiting?.session === session.id && waiting.until > Date.now() ? waiting : undefined
}

/**
 * Confirms what is being set up by its first code. From now on it is asked for at every sign-in, other sessions end, and
 * other browsers are not known any more. The first factor of a person brings recovery codes with it.
 * @param by token of the session, and what his browser calls itself
 * @returns the session under another token; it has shown the factor
 * @throws PortalError enrolment_over, code_wrong
 */
export async function confirmFactor(
  payload: Payload,
  owner: Owner,
  typed: string,
  by: Readonly<{ device: string | undefined; token: string }>,
): Promise<Entered> {
  const user = owner.id
  const code = readCode(typed)
  const done = await changeFactor(payload, user, (kept) => {
    const waiting = ownWaiting(kept.factor, owner)
    if (!waiting || waiting.kind === 'recovery') throw new PortalError('enrolment_over')
    const factor = code && confirmed(kept.factor, waiting, code, Date.now())
    if (!factor) return undefined
    const isFirst = kept.since === undefined
    const since = new Date().toISOString()
    return [{ factor: isFirst ? withRecovery(factor, owner) : factor, since }, true]
  })
  if (done === undefined) throw new PortalError('code_wrong', {}, { field: 'code' })
  await inTransactionAgain(payload, async (req) => {
    await closeSessionsOf(req, user, by.token)
    await forgetDevices(systemStore({ payload, req }), user, by.device)
    await auditOwn(req, user, 'second-factor.set')
    await tellOfFactor(req, user, 'set')
  })
  return proven(payload, { ...by, user })
}

/** Whoever has kept his recovery codes is not shown them again. */
export async function endShowing(payload: Payload, owner: Owner): Promise<void> {
  await changeFactor(payload, owner.id, ({ factor, ...kept }) => {
    const { waiting, ...rest } = factor
    return waiting === undefined ? undefined : [{ ...kept, factor: rest }, undefined]
  })
}
