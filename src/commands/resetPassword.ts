import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { beginAnew, hashPassword, replacePassword } from '#collections'
import { inTransaction } from '#kernel'
import type { CommandContext } from './commandContext'

/**
 * `npm run admin:password -- --username NAME` gives an account a new password, printed once, and ends its sessions: the
 * way back in for an administrator whom nobody outranks.
 */
export async function resetPassword({ args, payload, print }: CommandContext): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { username: { type: 'string' } } })
  const username = values.username?.trim().toLowerCase()
  if (!username) throw new Error('Name the account: npm run admin:password -- --username admin')
  const password = randomBytes(15).toString('base64url')
  const passwordHash = await hashPassword(password)
  await inTransaction(payload, async (req) => {
    const user = await payload.db.findOne<{ id: string }>({
      collection: 'users',
      req,
      where: { username: { equals: username } },
    })
    if (!user) throw new Error(`There is no account '${username}'.`)
    await replacePassword(req, user.id, passwordHash, 'staff')
    await beginAnew(req, user.id)
  })
  print(`user name: ${username}`)
  print(`password:  ${password}`)
  print('The password is shown this once. Change it after signing in.')
}
