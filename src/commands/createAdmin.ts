import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { hashPassword, writePassword } from '#collections'
import { inTransaction } from '#kernel'
import type { CommandContext } from './commandContext'

/**
 * `npm run admin:create -- --username NAME [--name "Full name"] [--email ADDRESS]` makes the first administrator
 * and prints the password once. Refuses once there is one: further ones are appointed by people.
 */
export async function createAdmin({ args, payload, print }: CommandContext): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { email: { type: 'string' }, name: { type: 'string' }, username: { type: 'string' } },
  })
  const username = values.username?.trim().toLowerCase()
  if (!username) throw new Error('Name the account: npm run admin:create -- --username admin')
  const password = randomBytes(15).toString('base64url')
  const passwordHash = await hashPassword(password)
  await inTransaction(payload, async (req) => {
    const { totalDocs } = await payload.db.count({
      collection: 'memberships',
      req,
      where: { role: { equals: 'root' } },
    })
    if (totalDocs > 0)
      throw new Error('There is an administrator already; further ones are appointed in the admin.')
    const user = await payload.create({
      collection: 'users',
      data: {
        name: values.name ?? username,
        username,
        ...(values.email && { email: values.email.toLowerCase() }),
      },
      depth: 0,
      overrideAccess: true,
      req,
    })
    await payload.db.create({
      collection: 'memberships',
      data: { user: user.id, role: 'root' },
      req,
    })
    await writePassword(req, String(user.id), passwordHash)
  })
  print(`user name: ${username}`)
  print(`password:  ${password}`)
  print('The password is shown this once. Change it after signing in.')
}
