import { parseArgs } from 'node:util'
import { resetFactor } from '#collections'
import { inTransaction } from '#kernel'
import type { CommandContext } from './commandContext'

/**
 * `npm run admin:second-factor -- --username NAME` takes the second factor of an account away and ends its sessions: the way
 * back in for an administrator who has lost it and whom nobody outranks. He sets up another at his next sign-in.
 */
export async function resetSecondFactor({ args, payload, print }: CommandContext): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { username: { type: 'string' } } })
  const username = values.username?.trim().toLowerCase()
  if (!username)
    throw new Error('Name the account: npm run admin:second-factor -- --username admin')
  const wasThere = await inTransaction(payload, async (req) => {
    const user = await payload.db.findOne<{ id: string }>({
      collection: 'users',
      req,
      where: { username: { equals: username } },
    })
    if (!user) throw new Error(`There is no account '${username}'.`)
    return resetFactor(req, user.id)
  })
  print(
    wasThere
      ? `${username} has no second factor any more, and is signed out everywhere.`
      : `${username} had no second factor. The sessions were ended all the same.`,
  )
}
