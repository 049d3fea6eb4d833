import type { PayloadRequest } from 'payload'
import { inTransactionAgain, PortalError, systemStore } from '#kernel'
import { codeAsMeant } from '../keys/paperCode'
import { keyOf, opens, spendKey, type KeptKey } from '../keys/keys'
import { hashPassword } from '../passwordHash'
import { checkPassword } from '../passwords/checkPassword'
import { PASSWORD_MIN_HIGH } from '../passwords/lengths'
import { writePassword } from '../passwords/writePassword'
import { enter, findAccount, NOBODY, type Account, type Browser, type Entered } from '../signIn'
import { countFromAddress } from '../throttle/addressLimit'
import { beginAnew } from '../throttle/beginAnew'
import { asLookedUp, subjectOfSlip } from '../throttle/subjectOfName'
import { takeGuess } from '../throttle/takeGuess'

/** What somebody types who has a printed slip. */
export type SlipEntry = Readonly<{ username: string; code: string; password: string }>

/**
 * Signs somebody in by a printed slip, with the password that he chooses for the next times. A name that nobody has, a
 * wrong code and one that was used or is too old are refused in the same words, after the same look-ups. A slip is not used
 * up by a password that is refused.
 * @throws PortalError slip_wrong, sign_in_throttled, sign_in_crowded, what `checkPassword` throws
 */
export async function enterBySlip(
  req: PayloadRequest,
  { code, password, username }: SlipEntry,
  browser: Browser,
): Promise<Entered> {
  const { payload } = req
  const name = asLookedUp(username)
  const store = systemStore({ payload })
  countFromAddress(payload, browser.client)
  const giveBack = await takeGuess(store, subjectOfSlip(name))
  const account = await findAccount(payload, name)
  const key = await keyOf({ payload }, account?.id ?? NOBODY, 'slip')
  const meant = codeAsMeant(code) ?? ''
  const isRight = opens(key, 'slip', meant, new Date().toISOString())
  if (!isRight || !key || !account || account.disabled === true) throw wrong()
  await giveBack()
  await checkPassword(req, password, account)
  const passwordHash = await hashPassword(password)
  await open(req, account, key, passwordHash)
  const isShort = [...password].length < PASSWORD_MIN_HIGH
  return enter(payload, account.id, browser, { isShort, passwordHash })
}

const wrong = () => new PortalError('slip_wrong', {}, { field: 'code' })

async function open(
  { payload }: PayloadRequest,
  { id }: Account,
  key: KeptKey,
  passwordHash: string,
): Promise<void> {
  await inTransactionAgain(payload, async (req) => {
    // Somebody else has used it at the same moment.
    if (!(await spendKey(req, 'slip', key))) throw wrong()
    await writePassword(req, id, passwordHash)
    await beginAnew(req, id)
  })
}
