import { cookiesOf } from '../client/cookiesOf'
import { createClient } from '../client/httpClient'
import type { Login } from '../portal/login'
import { placePortal, startPreparedPortal, type PortalAddress } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, type Figure, type Outcome } from '../report/outcome'

const MOST = 20
const AT_ONCE = 8
/** The owner comes once for so many addresses. */
const OWNER_EVERY = 50

/** What came of an attack: how often each status was answered to strangers, and to the owner on his own device. */
export type Attack = Readonly<{ strangers: readonly number[]; owner: readonly number[] }>

/** How often is a password guessed within an hour, from however many addresses, and is its owner kept out? */
export const guesses: Figure = {
  name: 'guesses',
  isPromise: true,
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const addresses = isShort ? 100 : 1000
      const portal = await startPreparedPortal(await placePortal(dataDir))
      const attack = await guessFrom(portal, portal.prepared.editor, addresses, print)
      await portal.stop()
      return outcomesOf(attack, addresses)
    }),
}

/** Every address tries both names of the account; in between its owner signs in. */
async function guessFrom(
  portal: PortalAddress,
  login: Login,
  addresses: number,
  print: (line: string) => void,
): Promise<Attack> {
  const first = await loginFrom(portal, login)
  const owner: number[] = [first.status]
  const strangers: number[] = []
  for (let index = 0; index < addresses; index += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, addresses - index) }, (_, n) => index + n)
    const answers = await Promise.all(
      batch.map((number) => guessTwice(portal, login.username, addressOf(number))),
    )
    strangers.push(...answers.flat())
    if (index % OWNER_EVERY < AT_ONCE)
      owner.push((await loginFrom(portal, login, { cookie: first.cookie })).status)
    if (index % 200 === 0) print(`  ${String(index)} addresses`)
  }
  return { owner, strangers }
}

async function guessTwice(
  portal: PortalAddress,
  username: string,
  from: string,
): Promise<number[]> {
  const statuses: number[] = []
  for (const name of [username, `${username}@example.kz`]) {
    const guess = { username: name, password: `guess from ${from}` }
    statuses.push((await loginFrom(portal, guess, { from })).status)
  }
  return statuses
}

async function loginFrom(
  portal: PortalAddress,
  login: Login,
  more: { cookie?: string; from?: string } = {},
): Promise<{ status: number; cookie: string }> {
  const client = createClient({ ...portal, ...more })
  try {
    const { headers, status } = await client.send('POST', '/api/users/login', { json: login })
    return { status, cookie: cookiesOf(headers) }
  } finally {
    client.close()
  }
}

/** Another loopback address for each number. */
const addressOf = (number: number): string =>
  `127.1.${String(Math.floor(number / 250))}.${String((number % 250) + 1)}`

/** The rows: an answer that is neither "wrong" nor "too many" means that nothing was measured. */
export function outcomesOf({ owner, strangers }: Attack, addresses: number): readonly Outcome[] {
  const made = strangers.filter((status) => status === 401).length
  const other = strangers.filter((status) => status !== 401 && status !== 429).length
  const refused = owner.filter((status) => status !== 200).length
  return [
    {
      figure: 'guesses at one account within an hour',
      target: `≤ ${String(MOST)}`,
      measured: String(made),
      verdict: nothing(Math.max(0, made - MOST), other),
      note: `${String(strangers.length)} tries from ${String(addresses)} addresses by both of its names; answered otherwise ${String(other)}`,
    },
    {
      figure: 'the owner on his own device meanwhile, refused',
      target: '0',
      measured: String(refused),
      verdict: nothing(refused),
      note: `of ${String(owner.length)} sign-ins`,
    },
  ]
}
