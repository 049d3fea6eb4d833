import { setTimeout as sleep } from 'node:timers/promises'
import { cookiesOf } from '../client/cookiesOf'
import { createClient, type HttpClient } from '../client/httpClient'
import { quantile } from '../measure/statistics'
import { ACCOUNT_PASSWORD, accountName } from '../portal/preparePortal'
import { placePortal, startPreparedPortal, type PortalAddress } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type Outcome } from '../report/outcome'

const LONGEST_S = 10
/** A fifth of those who type a password mistype it first. */
const MISTYPES_EVERY = 5

type Morning = Readonly<{
  /** Who type a password, and who come with a session. */
  typing: number
  returning: number
  /** Sessions that the latter share. */
  sessions: number
  seconds: number
}>

const WHOLE: Morning = { typing: 300, returning: 1200, sessions: 60, seconds: 120 }
const SHORT: Morning = { typing: 30, returning: 120, sessions: 6, seconds: 12 }

/** One answer that somebody waited for. */
export type Waited = Readonly<{ status: number; ms: number; isSignIn: boolean }>

/** 1,500 people behind one address come at eight: is anybody told to come back later? */
export const schoolMorning: Figure = {
  name: 'schoolMorning',
  isPromise: true,
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const morning = isShort ? SHORT : WHOLE
      const { sessions, typing } = morning
      const portal = await startPreparedPortal(await placePortal(dataDir), typing + sessions)
      const cookies = await signAllIn(portal, typing, sessions)
      print(`  ${String(sessions)} are signed in`)
      const waited = await comeIn(portal, morning, cookies)
      await portal.stop()
      return outcomesOf(waited, morning)
    }),
}

async function signAllIn(portal: PortalAddress, first: number, count: number): Promise<string[]> {
  const client = createClient(portal)
  const cookies: string[] = []
  for (let number = first; number < first + count; number++) {
    const json = { username: accountName(number), password: ACCOUNT_PASSWORD }
    const { headers, status } = await client.send('POST', '/api/users/login', { json })
    if (status !== 200) throw new Error(`signing in was answered ${String(status)}`)
    cookies.push(cookiesOf(headers))
  }
  client.close()
  return cookies
}

/** Everybody comes at a moment of his own, spread evenly over the time there is. */
async function comeIn(
  portal: PortalAddress,
  { returning, seconds, typing }: Morning,
  cookies: readonly string[],
): Promise<Waited[]> {
  const client = createClient({ ...portal, connections: 100 })
  const come = async (number: number, of: number, visit: () => Promise<Waited[]>) => {
    await sleep((number / of) * seconds * 1000)
    return visit()
  }
  const visits = [
    ...Array.from({ length: typing }, (_, number) =>
      come(number, typing, () => signInByForm(client, number)),
    ),
    ...Array.from({ length: returning }, (_, number) =>
      come(number, returning, () => lookAround(client, cookies[number % cookies.length] ?? '')),
    ),
  ]
  const waited = (await Promise.all(visits)).flat()
  client.close()
  return waited
}

async function signInByForm(client: HttpClient, number: number): Promise<Waited[]> {
  const page = await timed(client.send('GET', '/kk/sign-in'), false)
  const passwords = [...(number % MISTYPES_EVERY === 0 ? ['mistyped'] : []), ACCOUNT_PASSWORD]
  const tries: Waited[] = []
  for (const password of passwords) {
    const form = new URLSearchParams({ identifier: accountName(number), password })
    const body = { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(form.toString()) }
    tries.push(await timed(client.send('POST', '/kk/sign-in', { body }), true))
  }
  return [page, ...tries]
}

async function lookAround(client: HttpClient, cookie: string): Promise<Waited[]> {
  const headers = { cookie }
  return [
    await timed(client.send('GET', '/api/users/me', { headers }), false),
    await timed(client.send('GET', '/kk/', { headers }), false),
  ]
}

async function timed(answer: ReturnType<HttpClient['send']>, isSignIn: boolean): Promise<Waited> {
  const { endedAt, sentAt, status } = await answer
  return { status, ms: endedAt - sentAt, isSignIn }
}

/** The rows; a status that nobody should have seen counts as a refusal. */
export function outcomesOf(
  waited: readonly Waited[],
  { returning, seconds, typing }: Omit<Morning, 'sessions'>,
): readonly Outcome[] {
  const entered = waited.filter(({ isSignIn, status }) => isSignIn && status === 303).length
  const refused = waited.filter(({ status }) => ![200, 303, 401].includes(status)).length
  const times = waited.filter(({ isSignIn }) => isSignIn).map(({ ms }) => ms)
  const p99 = quantile(times, 0.99)
  return [
    {
      figure: 'a school’s morning behind one address, refused',
      target: '0',
      measured: String(refused),
      verdict: nothing(refused, typing - entered),
      note: `${String(returning)} with a session, ${String(typing)} who type a password, within ${String(seconds)} s in place of 10 minutes; ${String(entered)} signed in`,
    },
    {
      figure: 'signing in meanwhile, p99',
      target: `≤ ${String(LONGEST_S)} s`,
      measured: `${(p99 / 1000).toFixed(2)} s`,
      verdict: speed(p99 <= LONGEST_S * 1000),
      note: `median ${(quantile(times, 0.5) / 1000).toFixed(2)} s, of ${String(times.length)} passwords`,
    },
  ]
}
