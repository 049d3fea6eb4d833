import type { Payload } from 'payload'
import { inTransactionAgain, PortalError } from '#kernel'
import { openedByLetter, type ByLetter } from '../keys/keyInLetter'
import { spendKey } from '../keys/keys'
import { addressIn, emailLetter } from './emailKey'
import { isTaken, storeEmail } from './storeEmail'

const over = () => new PortalError('email_link_over')

/** Which address a key proves, without using it up. @throws PortalError email_link_over */
export async function emailToProve(payload: Payload, key: string): Promise<string> {
  return addressIn((await mustProve(payload, key)).kept)
}

async function mustProve(payload: Payload, key: string): Promise<ByLetter> {
  const opened = await openedByLetter(emailLetter, { payload }, key)
  if (!opened) throw over()
  return opened
}

/**
 * Gives an account the address whose owner has come by the link of a letter, whoever is signed in here: he need not be on
 * the device on which he reads his mail.
 * @throws PortalError email_link_over (used, too old, or never given), email_taken (by somebody else, meanwhile)
 */
export async function proveEmail(payload: Payload, key: string): Promise<void> {
  const { account, kept } = await mustProve(payload, key)
  const address = addressIn(kept)
  await inTransactionAgain(payload, async (req) => {
    if (await isTaken({ payload, req }, account.id, address)) throw new PortalError('email_taken')
    // Somebody else has used it, or the address has changed, at the same moment.
    if (!(await spendKey(req, 'email', kept))) throw over()
    await storeEmail(req, account, address)
  })
}
