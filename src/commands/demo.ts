import { quietLog } from '#config'
import { checkedMode } from './checkedMode'
import { print } from './terminal'

quietLog()
checkedMode('demo')

/**
 * `npm run demo`: builds what is needed, creates and fills the database, serves. The demo accounts' passwords are
 * made when they are seeded and shown once.
 */
const { buildAdmin, isBuilt } = await import('./adminBuild')
const { withProgress } = await import('./progress')
const { serve } = await import('./serve')
const { seed } = await import('../../seed')

if (await isBuilt()) print('1/3  the admin is built')
else await withProgress('1/3  building the admin', 90, buildAdmin)
print('2/3  opening the database')
await serve({
  isBuilt: true,
  async afterOpen({ address, adminReady, payload }) {
    const { accounts, site } = await seed(payload, {
      newPasswords: process.argv.includes('--new-passwords'),
    })
    print('3/3  starting the admin')
    await adminReady
    print('')
    print(`  portal       ${address}/kk/`)
    print(`  school site  ${address}/kk/s/${site}/   ${address}/ru/s/${site}/`)
    print(`  sign in      ${address}/kk/sign-in      (admin: ${address}/admin)`)
    print(`  mail         ${address}/demo/mail       (kept here, sent to nobody)`)
    print('')
    print('  People of every role, by user name or by <user name>@example.kz:')
    for (const { password, role, username } of accounts)
      print(`  ${role.padEnd(14)} ${username.padEnd(18)} ${password ?? ''}`)
    if (accounts.every(({ password }) => password === undefined))
      print(
        '  Passwords were shown at the first start; npm run demo -- --new-passwords makes new ones.',
      )
    print('')
  },
})
