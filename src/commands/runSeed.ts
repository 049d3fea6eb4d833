import { parseArgs } from 'node:util'
import { env } from '#config'
import { seed } from '../../seed'
import type { CommandContext } from './commandContext'
import { everyTenth } from './everyTenth'

/**
 * `npm run seed` makes the demo's institutions, site and people; `-- --schools 8000` a tree of the whole country,
 * `-- --new-passwords` new passwords.
 */
export async function runSeed({ args, payload, print }: CommandContext): Promise<void> {
  if (env().mode === 'production')
    throw new Error(
      'A production portal holds no demo data: use npm run demo, or another DATA_DIR.',
    )
  const { values } = parseArgs({
    args: [...args],
    options: { 'new-passwords': { type: 'boolean' }, schools: { type: 'string' } },
  })
  const schools = values.schools === undefined ? undefined : Number(values.schools)
  const { accounts } = await seed(payload, {
    newPasswords: values['new-passwords'] === true,
    ...(schools !== undefined && { schools }),
    onProgress: everyTenth((done, total) => {
      print(`institutions: ${String(done)} of ${String(total)}`)
    }),
  })
  for (const { password, role, username } of accounts) {
    print(`${role.padEnd(14)} ${username.padEnd(18)} ${password ?? 'password unchanged'}`)
  }
}
