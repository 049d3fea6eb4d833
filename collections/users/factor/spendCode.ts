import type { Payload } from 'payload'
import { codeOf, inTransactionAgain, notify, PortalError, systemStore } from '#kernel'
import { provenAtOf } from '../throttle/devices'
import { guessSubject, takeGuess, takeQuietly } from '../throttle/takeGuess'
import { changeFactor } from './change'
import { readCode, type CodeKind } from './codes'
import { leftOf, spend } from './factor'

type Spent = Readonly<{ kind: CodeKind; left: number }>

/**
 * Spends a code of a person's second factor. Guesses are counted by account, apart from those at passwords; a browser that
 * has shown the factor before has some of its own, so that whoever has found out the password locks no owner out.
 * @param device the browser, by the value of its cookie
 * @throws PortalError code_wrong (also for one that was used), code_throttled
 */
export async function spendCode(
  payload: Payload,
  user: string,
  typed: string,
  device?: string,
): Promise<void> {
  const store = systemStore({ payload })
  const isOwn = (await provenAtOf(store, device, user)) !== undefined
  const subject = guessSubject('code', user, ...(isOwn && device !== undefined ? [device] : []))
  const giveBack = await takeGuess(store, subject, new Date(), 'code_throttled').catch(
    async (error: unknown) => {
      if (codeOf(error) === 'code_throttled') await tellOfGuesses(payload, user)
      throw error
    },
  )
  const spent = await spendNow(payload, user, typed)
  if (!spent) throw new PortalError('code_wrong', {}, { field: 'code' })
  await giveBack()
  if (spent.kind === 'recovery') await tellOfRecovery(payload, user, spent.left)
}

async function spendNow(payload: Payload, user: string, typed: string): Promise<Spent | undefined> {
  const code = readCode(typed)
  if (!code) return undefined
  return changeFactor(payload, user, (kept): [typeof kept, Spent] | undefined => {
    const spent = kept.since === undefined ? undefined : spend(kept.factor, code, Date.now())
    if (!spent) return undefined
    const { factor, kind } = spent
    return [
      { ...kept, factor },
      { kind, left: leftOf(factor).recovery },
    ]
  })
}

/** Somebody has the password, and no more guesses at the code: the owner hears of it, once an hour at most. */
async function tellOfGuesses(payload: Payload, user: string): Promise<void> {
  if (!(await takeQuietly(systemStore({ payload }), guessSubject('code-told', user), 1))) return
  const values = { path: '/me/security' }
  await inTransactionAgain(payload, (req) =>
    notify(req, { kind: 'core.codes-guessed', to: [user], values }),
  )
}

/** Whoever has not used it himself must hear of it. */
function tellOfRecovery(payload: Payload, user: string, left: number): Promise<void> {
  const values = { left, path: '/me/security' }
  return inTransactionAgain(payload, (req) =>
    notify(req, { kind: 'core.recovery-code-used', to: [user], values }),
  )
}
