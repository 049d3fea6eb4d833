import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openMailServer } from '../../src/testing/mailServer'
import { createClient, expectJson } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { quantile } from '../measure/statistics'
import {
  placePortal,
  startPortal,
  startPreparedPortal,
  type PortalProcess,
} from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type Outcome } from '../report/outcome'

/** A claimed row is free again after a minute; what has not come for so long is lost. */
const QUIET_MS = 90_000
const BETWEEN_MS = 20
/** A process that has just begun is slow by itself: its first answers say nothing about mail. */
const WARM_MS = 3000
const ROLE = 'clerk'

/** What a client saw: its decisions that were answered, and how long answers took, in ms. */
export type Seen = { acknowledged: number; times: number[] }

/**
 * A mail server that takes connections and never answers, and a portal that is killed meanwhile. Beside it another portal
 * is asked the same in turns, and killed with it: its mail server answers. Whatever else the machine does meets both.
 */
export const mailHangs: Figure = {
  name: 'mailHangs',
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (folder) => {
      const seconds = isShort ? 20 : 600
      const hanging = await openSide(path.join(folder, 'hanging'))
      const answering = await openSide(path.join(folder, 'answering'))
      const sides = [hanging, answering]
      hanging.hang(true)
      await decideInTurns(sides, seconds / 2)
      await Promise.all(sides.map((side) => side.beginAgain()))
      print(`  ${String(hanging.seen.acknowledged)} decisions, then a kill`)
      await decideInTurns(sides, seconds / 2)
      print(`  ${String(hanging.seen.acknowledged)} decisions; the mail server answers again`)
      const { most } = hanging.server.connections()
      hanging.hang(false)
      const begun = performance.now()
      await untilAllCame(hanging)
      const tookMs = performance.now() - begun
      // Whatever would come twice comes now.
      await pause(5000)
      await Promise.all(sides.map((side) => side.stop()))
      const { acknowledged } = hanging.seen
      const ids = hanging.server.received.map(({ messageId }) => messageId)
      return [
        mailOutcome(seconds, { acknowledged, ids, most, tookMs }),
        speedOutcome(answering.seen, hanging.seen),
      ]
    }),
}

/** A portal with a mail server of its own, and somebody who decides about roles there. */
async function openSide(dataDir: string) {
  let isHanging = false
  const server = await openMailServer({
    onConnect(_session, done) {
      if (!isHanging) done()
    },
  })
  const address = { ...(await placePortal(dataDir)), smtpUrl: server.url }
  const first = await startPreparedPortal(address)
  const root = createClient({ ...address, cookie: await signIn(address, first.prepared.root) })
  let portal: PortalProcess = first
  return {
    ...{ prepared: first.prepared, root, server },
    seen: { acknowledged: 0, times: [] } as Seen,
    hang(next: boolean) {
      isHanging = next
    },
    async beginAgain() {
      await portal.kill()
      portal = await startPortal(address)
    },
    async stop() {
      root.close()
      await portal.stop()
      await server.stop()
    },
  }
}

/** Waits for the mails of a side, as long as any come. */
async function untilAllCame({ seen, server }: Side): Promise<void> {
  let [known, lastAt] = [0, performance.now()]
  while (known < seen.acknowledged && performance.now() - lastAt < QUIET_MS) {
    if (server.received.length > known)
      [known, lastAt] = [server.received.length, performance.now()]
    await pause(200)
  }
}

type Side = Awaited<ReturnType<typeof openSide>>

/** Somebody's role begins and ends again and again, on each side in turn: each time he is sent a mail. */
async function decideInTurns(sides: readonly Side[], seconds: number): Promise<void> {
  const begins = performance.now()
  while (performance.now() < begins + seconds * 1000) {
    const isWarm = performance.now() > begins + WARM_MS
    const roles = new Map<Side, string>()
    for (const side of sides) {
      const { editor, institution } = side.prepared
      const from = new Date().toISOString()
      const grant = { action: 'grant', from, user: editor.username, role: ROLE, institution }
      roles.set(side, await decide(side, grant, isWarm))
    }
    for (const [side, id] of roles) await decide(side, { action: 'end', id }, isWarm)
    await pause(BETWEEN_MS)
  }
}

async function decide({ root, seen }: Side, json: object, isWarm: boolean): Promise<string> {
  const answer = await root.send('POST', '/api/plugins/core/memberships', { json })
  const { id } = expectJson(answer, 200) as unknown as { id: string }
  seen.acknowledged++
  if (isWarm) seen.times.push(answer.endedAt - answer.sentAt)
  return id
}

type Delivered = Readonly<{
  acknowledged: number
  /** Message-IDs, as they came. */
  ids: readonly string[]
  most: number
  tookMs: number
}>

/** The row about mail: nothing lost, nothing twice. */
export function mailOutcome(
  seconds: number,
  { acknowledged, ids, most, tookMs }: Delivered,
): Outcome {
  const different = new Set(ids).size
  const lost = Math.max(0, acknowledged - different)
  const twice = ids.length - different
  return {
    figure: `a mail server that hangs for ${String(seconds)} s, the portal killed meanwhile`,
    target: 'lost 0, sent twice 0',
    measured: `lost ${String(lost)}, sent twice ${String(twice)}`,
    verdict: nothing(lost, twice),
    note: `${String(acknowledged)} decisions acknowledged, each with a mail; all delivered ${(tookMs / 1000).toFixed(0)} s after the server answered again; at most ${String(most)} connections`,
  }
}

/** The row about those who work meanwhile: a quarter more, or 10 ms, is not to be told from chance. */
export function speedOutcome(
  answering: Pick<Seen, 'times'>,
  hanging: Pick<Seen, 'times'>,
): Outcome {
  const [usual, meanwhile] = [quantile(answering.times, 0.99), quantile(hanging.times, 0.99)]
  return {
    figure: 'decisions that send mail, while the mail server hangs',
    target: 'p99 as where it answers',
    measured: `p99 ${meanwhile.toFixed(0)} ms; beside it, where it answers, ${usual.toFixed(0)} ms`,
    verdict: speed(meanwhile <= Math.max(usual * 1.25, usual + 10)),
    note: `p50 ${quantile(hanging.times, 0.5).toFixed(1)} and ${quantile(answering.times, 0.5).toFixed(1)} ms; ${String(hanging.times.length)} decisions each, asked in turns`,
  }
}
