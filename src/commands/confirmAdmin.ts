import { parseArgs } from 'node:util'
import { applyProposal, findRows } from '#collections'
import { inTransaction } from '#kernel'
import type { CommandContext } from './commandContext'

/**
 * `npm run admin:confirm -- --username NAME` confirms, as the second person, what an administrator has proposed about
 * NAME's role of root or ministry: whoever has the server's shell may, and a portal with a single root has nobody else.
 * Without a name it lists what waits.
 */
export async function confirmAdmin({ args, payload, print }: CommandContext): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { username: { type: 'string' } } })
  await inTransaction(payload, async (req) => {
    const rows = await findRows(req, { proposal: { exists: true } })
    const waiting = await Promise.all(
      rows
        .filter(({ proposal }) => proposal !== null)
        .map(async (row) => ({ row, name: await usernameOf(row.user) })),
    )
    if (values.username === undefined) {
      for (const { name, row } of waiting) print(`${name}: ${String(row.proposal)} ${row.role}`)
      if (waiting.length === 0) print('Nothing waits for a second person.')
      return
    }
    const [found, another] = waiting.filter(({ name }) => name === values.username)
    if (!found || another)
      throw new Error(`There must be exactly one proposal about '${values.username}'`)
    await applyProposal(req, found.row)
    print(`confirmed: ${found.name}, ${String(found.row.proposal)} ${found.row.role}`)
  })

  async function usernameOf(id: string): Promise<string> {
    const user = await payload.db.findOne<{ id: string; username?: string }>({
      collection: 'users',
      where: { id: { equals: id } },
    })
    return user?.username ?? id
  }
}
