import type { Payload } from 'payload'
import { hashPassword, writePassword } from '#collections'
import { idOf, inTransaction } from '#kernel'
import { seed } from '../../seed'
import { enrol } from './enrol'
import type { Login } from './login'

/** What a client has to know about a portal to work with it. */
export type Prepared = Readonly<{
  editor: Login
  root: Login
  /** Ids of the demo school, of its site, and of one of the site's pages. */
  institution: string
  site: string
  page: string
  /** Path of that page, Kazakh. */
  path: string
}>

const PAGE = 'mektep-turaly'

/** Password of every account but those of the seed: hashed once, for all of them. */
export const ACCOUNT_PASSWORD = 'one hash for all of them'

/** Name of the account with this number. */
export const accountName = (number: number): string => `synaq-${String(number).padStart(5, '0')}`

/** Fills an empty portal: the demo school, and so many accounts more. */
export async function preparePortal(payload: Payload, accounts: number): Promise<Prepared> {
  const seeded = await seed(payload)
  const login = (role: string): Login => {
    const found = seeded.accounts.find((account) => account.role === role)
    return { username: found?.username ?? '', password: found?.password ?? '' }
  }
  await makeAccounts(payload, accounts)
  const { docs } = await payload.find({
    collection: 'pages',
    depth: 0,
    limit: 1,
    overrideAccess: true,
    where: { slug: { equals: PAGE } },
  })
  const [page] = docs
  const [site, institution] = [idOf(page?.site), idOf(page?.institution)]
  if (!page || site === undefined || institution === undefined)
    throw new Error('the seed made no page')
  return {
    editor: login('editor'),
    root: { ...login('root'), codes: await enrol(payload, login('root')) },
    institution,
    site,
    page: String(page.id),
    path: `/kk/s/${seeded.site}/${PAGE}`,
  }
}

async function makeAccounts(payload: Payload, count: number): Promise<void> {
  if (count === 0) return
  const passwordHash = await hashPassword(ACCOUNT_PASSWORD)
  for (let number = 0; number < count; number++) {
    await inTransaction(payload, async (req) => {
      const username = accountName(number)
      const data = { name: username, username }
      const user = await payload.create({
        collection: 'users',
        data,
        depth: 0,
        overrideAccess: true,
        req,
      })
      await writePassword(req, String(user.id), passwordHash)
    })
  }
}
