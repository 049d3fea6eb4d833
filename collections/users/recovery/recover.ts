import type { Payload, PayloadRequest } from 'payload'
import { inTransactionAgain, PortalError } from '#kernel'
import { auditOwn } from '../factor/auditOwn'
import { openedByLetter } from '../keys/keyInLetter'
import { spendKey, type KeptKey } from '../keys/keys'
import { hashPassword } from '../passwordHash'
import { checkPassword } from '../passwords/checkPassword'
import { PASSWORD_MIN_HIGH } from '../passwords/lengths'
import { replacePassword } from '../passwords/writePassword'
import { enter, type Browser, type Entered } from '../signIn'
import { beginAnew } from '../throttle/beginAnew'
import { recoveryLetter } from './recoveryKey'

const over = () => new PortalError('recovery_over')

/** Looks whether a key opens an account, without using it up. @throws PortalError recovery_over */
export async function mustOpen(payload: Payload, key: string): Promise<void> {
  if (!(await openedByLetter(recoveryLetter, { payload }, key))) throw over()
}

/**
 * Sets the password of somebody who has come by the link of a letter, and signs him in. All his sessions, known browsers
 * and the older keys are over; a second factor stays, and is asked for as ever. A password that is refused uses nothing up.
 * @throws PortalError recovery_over (used, too old, or never given), what `checkPassword` throws
 */
export async function recover(
  req: PayloadRequest,
  { key, password }: Readonly<{ key: string; password: string }>,
  browser: Browser,
): Promise<Entered> {
  const opened = await openedByLetter(recoveryLetter, { payload: req.payload }, key)
  if (!opened) throw over()
  const { account, kept } = opened
  await checkPassword(req, password, account)
  const passwordHash = await hashPassword(password)
  await begin(req.payload, kept, passwordHash)
  const isShort = [...password].length < PASSWORD_MIN_HIGH
  return enter(req.payload, account.id, browser, { isShort, passwordHash })
}

async function begin(payload: Payload, kept: KeptKey, passwordHash: string): Promise<void> {
  const { user } = kept
  await inTransactionAgain(payload, async (req) => {
    // Somebody else has used it at the same moment.
    if (!(await spendKey(req, 'recovery', kept))) throw over()
    await replacePassword(req, user, passwordHash, 'letter')
    await beginAnew(req, user)
    await auditOwn(req, user, 'users.recover')
  })
}
