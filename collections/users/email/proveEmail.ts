import type { Payload } from 'payload'
import { inTransactionAgain, PortalError } from '#kernel'
import { spendKey } from '../keys/keys'
import { provenBy } from './emailKey'
import { isTaken, storeEmail } from './storeEmail'

const over = () => new PortalError('email_link_over')

/** Which address a key proves, without using it up. @throws PortalError email_link_over */
export async function emailToProve(payload: Payload, key: string): Promise<string> {
  const proven = await provenBy({ payload }, key)
  if (!proven) throw over()
  return proven.address
}

/**
 * Gives an account the address whose owner has come by the link of a letter, whoever is signed in here: he need not be on
 * the device on which he reads his mail.
 * @throws PortalError email_link_over (used, too old, or never given), email_taken (by somebody else, meanwhile)
 */
export async function proveEmail(payload: Payload, key: string): Promise<void> {
  const proven = await provenBy({ payload }, key)
  if (!proven) throw over()
  const { account, address, kept } = proven
  await inTransactionAgain(payload, async (req) => {
    if (await isTaken({ payload, req }, account.id, address)) throw new PortalError('email_taken')
    // Somebody else has used it, or the address has changed, at the same moment.
    if (!(await spendKey(req, 'email', kept))) throw over()
    await storeEmail(req, account, address)
  })
}
