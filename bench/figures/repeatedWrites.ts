import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openMailServer, type ReceivedMail } from '../../src/testing/mailServer'
import { createClient, expectJson } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { planRepeated, sendAll, type Repeated } from '../history/repeatedRequests'
import {
  placePortal,
  startPortal,
  startPreparedPortal,
  type PortalAddress,
} from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, type Figure, type FigureOptions, type Outcome } from '../report/outcome'
import { onBothDatabases, type Place } from './onBothDatabases'

const PEOPLE = 8
/** The postman (`src/kernel/outbox`) has so many mails in hand. A server may have taken one, and the kill came before it was marked. */
const IN_HAND = 3
/** Mail that a killed process had claimed goes out when the claim has run out. */
const MAIL_MS = 180_000
/** Requests that were not answered well are sent again, again and again for so long. */
const AGAIN_MS = 180_000

/** Writing requests that are sent 1 to 5 times each, and a `kill -9` when half of them are done. */
export const repeatedWrites: Figure = {
  name: 'repeatedWrites',
  async run(options) {
    const count = options.isShort ? 200 : 2000
    const title = (database: string) => titleOf(count, database)
    const { print } = options
    return onBothDatabases('repeated', title, (place) => drill({ ...place, count, print }))
  },
}

const titleOf = (count: number, database: string): string =>
  `${String(count)} writing requests sent 1 to 5 times each, kill -9 between, ${database}`

type Drill = Pick<FigureOptions, 'print'> & Place & Readonly<{ count: number }>

async function drill({ count, database, databaseUrl, print }: Drill): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const mail = await openMailServer()
    const placed = await placePortal(path.join(folder, 'data'), databaseUrl)
    const address = { ...placed, smtpUrl: mail.url }
    const first = await startPreparedPortal(address)
    const cookie = await signIn(address, first.prepared.editor)
    const requests = planRepeated(count)
    const done = new Set<string>()
    let killed: Promise<void> | undefined
    const sending = {
      ...{ ...address, cookie, document: first.prepared.page, people: PEOPLE },
      onDone({ key }: Repeated) {
        done.add(key)
        if (done.size >= count / 2) killed ??= first.kill()
      },
    }
    const refused = [...(await sendAll({ ...sending, requests }))]
    await killed
    print(
      `  ${database}: killed when ${String(count / 2)} were done, ${String(done.size)} answered`,
    )
    const second = await startPortal(address)
    const begun = performance.now()
    while (done.size < count && performance.now() - begun < AGAIN_MS) {
      const open = requests.filter(({ key }) => !done.has(key))
      refused.push(...(await sendAll({ ...sending, requests: open })))
      await pause(500)
    }
    const againMs = performance.now() - begun
    const counts = await countsOf({ ...address, cookie }, requests)
    const told = requests.filter(({ isTold }) => isTold).length
    // The demo's own mail goes to others.
    const own = () => mailsTo(mail.received, first.prepared.editor.username)
    await untilAllHaveCome(own, told)
    await second.stop()
    await mail.stop()
    return repeatedOutcome(titleOf(count, database), {
      ...{ againMs, counts, refused, told },
      unanswered: count - done.size,
      copies: requests.reduce((sum, { times }) => sum + times, 0),
      mails: own().map(({ messageId }) => messageId),
    })
  })
}

/** Waits until all mail has come, and then for what would come twice. */
async function untilAllHaveCome(own: () => readonly unknown[], told: number): Promise<void> {
  const begun = performance.now()
  while (own().length < told && performance.now() - begun < MAIL_MS) await pause(200)
  await pause(3000)
}

const mailsTo = (mails: readonly ReceivedMail[], username: string): readonly ReceivedMail[] =>
  mails.filter(({ to }) => to.some((address) => address.startsWith(`${username}@`)))

/** What the row of each request holds. */
async function countsOf(
  portal: PortalAddress & Readonly<{ cookie: string }>,
  requests: readonly Repeated[],
): Promise<readonly number[]> {
  const client = createClient(portal)
  const counts = new Map<string, number>()
  for (const page of new Set(requests.map((request) => request.page))) {
    const answer = await client.send('GET', `/api/plugins/core/counts/rows?page=${page}`)
    const rows = expectJson(answer, 200) as unknown as readonly { count: number; day: string }[]
    for (const { count, day } of rows) counts.set(`${page} ${day}`, count)
  }
  client.close()
  return requests.map(({ day, page }) => counts.get(`${page} ${day}`) ?? 0)
}

type Repetition = Readonly<{
  /** What the row of each request holds: 1, where all is well. */
  counts: readonly number[]
  /** Answers that nobody should have got. */
  refused: readonly string[]
  unanswered: number
  /** Until the last request was done, after the portal was there again. */
  againMs: number
  copies: number
  /** How many requests send a mail, and the Message-IDs of those that came. */
  told: number
  mails: readonly string[]
}>

/** The row: every effect is there once. */
export function repeatedOutcome(
  figure: string,
  { againMs, copies, counts, mails, refused, told, unanswered }: Repetition,
): Outcome {
  const doubled = counts.filter((one) => one > 1).length
  const lost = counts.filter((one) => one < 1).length
  const distinct = new Set(mails).size
  const twice = Math.max(0, distinct - told)
  const unsent = Math.max(0, told - distinct)
  const again = mails.length - distinct
  const tooMany = again > IN_HAND ? [again] : []
  return {
    figure,
    target: '0 double effects',
    measured: `${String(doubled)} doubled, ${String(lost)} lost; mail: ${String(twice)} twice, ${String(unsent)} lost`,
    verdict: nothing(doubled, lost, twice, unsent, ...tooMany, refused.length, unanswered),
    note: [
      `${String(copies)} copies sent by ${String(PEOPLE)} people, half of the requests in a unit of store writes, half in a transaction with a mail`,
      `${String(again)} of the ${String(IN_HAND)} mails in hand at the kill came again under the same Message-ID`,
      `all done ${(againMs / 1000).toFixed(0)} s after the portal was there again`,
      `${String(refused.length)} refused otherwise than by "in progress" and "busy"`,
      ...refused.slice(0, 3),
      ...(unanswered === 0 ? [] : [`${String(unanswered)} never answered`]),
    ].join('; '),
  }
}
