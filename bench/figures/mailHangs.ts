import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openMailServer } from '../../src/testing/mailServer'
import { createClient, expectJson, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { quantile } from '../measure/statistics'
import type { Prepared } from '../portal/preparePortal'
import { placePortal, startPortal, startPreparedPortal } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type Outcome } from '../report/outcome'

/** A claimed row is free again after a minute; then what waited is sent. */
const RECOVERY_MS = 180_000
const BETWEEN_MS = 20
/** A process that has just begun is slow by itself: its first answers say nothing about mail. */
const WARM_MS = 3000
const ROLE = 'clerk'

/** What a client saw: its decisions that were answered, and how long answers took, in ms. */
export type Seen = { acknowledged: number; times: number[] }

/** A mail server that takes connections and never answers, and a portal that is killed meanwhile. */
export const mailHangs: Figure = {
  name: 'mailHangs',
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (folder) => {
      let isHanging = false
      const server = await openMailServer({
        onConnect(_session, done) {
          if (!isHanging) done()
        },
      })
      const seconds = isShort ? 20 : 600
      const address = { ...(await placePortal(path.join(folder, 'data'))), smtpUrl: server.url }
      const first = await startPreparedPortal(address)
      const { prepared } = first
      const root = createClient({ ...address, cookie: await signIn(address, prepared.root) })

      const before = await decide(root, prepared, seconds / 2)
      print(`  the mail server answers: ${String(before.acknowledged)} decisions`)
      isHanging = true
      const hanging = await decide(root, prepared, seconds / 2)
      await first.kill()
      const second = await startPortal(address)
      const after = await decide(root, prepared, seconds / 2)
      print(`  it hangs: ${String(hanging.acknowledged + after.acknowledged)} decisions, a kill`)
      const { most } = server.connections()
      isHanging = false
      const all = [before, hanging, after]
      const acknowledged = all.reduce((sum, one) => sum + one.acknowledged, 0)
      const begun = performance.now()
      while (server.received.length < acknowledged && performance.now() - begun < RECOVERY_MS)
        await pause(200)
      const tookMs = performance.now() - begun
      // Whatever would come twice comes now.
      await pause(5000)
      root.close()
      await second.stop()
      await server.stop()
      const ids = server.received.map(({ messageId }) => messageId)
      return [
        mailOutcome(seconds, { acknowledged, ids, most, tookMs }),
        speedOutcome(before, { ...hanging, times: [...hanging.times, ...after.times] }),
      ]
    }),
}

/** Somebody's role begins and ends again and again: each time he is sent a mail. */
async function decide(root: HttpClient, prepared: Prepared, seconds: number): Promise<Seen> {
  const seen: Seen = { acknowledged: 0, times: [] }
  const { editor, institution } = prepared
  const begins = performance.now()
  const ends = begins + seconds * 1000
  const ask = async (json: object): Promise<string> => {
    const answer = await root.send('POST', '/api/plugins/core/memberships', { json })
    const { id } = expectJson(answer, 200) as unknown as { id: string }
    seen.acknowledged++
    if (answer.sentAt > begins + WARM_MS) seen.times.push(answer.endedAt - answer.sentAt)
    await pause(BETWEEN_MS)
    return id
  }
  while (performance.now() < ends) {
    const from = new Date().toISOString()
    const grant = { action: 'grant', from, user: editor.username, role: ROLE, institution }
    const id = await ask(grant)
    await ask({ action: 'end', id })
  }
  return seen
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
export function speedOutcome(before: Pick<Seen, 'times'>, hanging: Pick<Seen, 'times'>): Outcome {
  const [usual, meanwhile] = [quantile(before.times, 0.99), quantile(hanging.times, 0.99)]
  return {
    figure: 'decisions that send mail, while the mail server hangs',
    target: 'p99 as before',
    measured: `p99 ${meanwhile.toFixed(0)} ms, before ${usual.toFixed(0)} ms`,
    verdict: speed(meanwhile <= Math.max(usual * 1.25, usual + 10)),
    note: `p50 ${quantile(hanging.times, 0.5).toFixed(1)} ms, before ${quantile(before.times, 0.5).toFixed(1)} ms`,
  }
}
