import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { createClient, expectJson, type HttpClient, type Sending } from '../client/httpClient'
import { startSaves, type SaveTime } from '../client/savesProcess'
import { signIn } from '../client/signIn'
import { quantile } from '../measure/statistics'
import { placePortal, startPreparedPortal, type PortalProcess } from '../portal/startPortal'
import type { Prepared } from '../portal/preparePortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const TARGET_MS = 100
const SAVES = 100
const EVERY_MS = 80
const NEW_USERS = 30

type Portal = PortalProcess & { prepared: Prepared }
/** Epoch ms at which each kind of work was over, and how often a new user was put off with 503. */
type Finished = Readonly<{ uploadAt: number; usersAt: number; refusals: number }>

/** How long an editor waits for a small save while a large picture and thirty passwords keep the server busy. */
export const savesBeside: Figure = {
  name: 'savesBeside',
  run: () =>
    inTemporaryFolder(async (dataDir) => {
      const picture = await noisePicture()
      const portal = await startPreparedPortal(await placePortal(dataDir))
      const alone = await measure(portal, () => Promise.resolve(undefined))
      const beside = await measure(portal, () => busyWork(portal, picture))
      await portal.stop()
      return [
        outcomeOf('alone', alone),
        outcomeOf('beside one 12-megapixel upload and 30 new users', beside),
      ]
    }),
}

type Measured = Readonly<{
  saves: readonly SaveTime[]
  finished: Finished | undefined
  loopMaxMs: number
  cores: number
}>

async function measure(
  portal: Portal,
  work: () => Promise<Finished | undefined>,
): Promise<Measured> {
  const { origin, port, prepared } = portal
  const cookie = await signIn(portal, prepared.editor)
  const saves = await startSaves({
    cookie,
    count: SAVES,
    everyMs: EVERY_MS,
    origin,
    page: prepared.page,
    port,
  })
  const before = await portal.usage()
  const begun = performance.now()
  const [times, finished] = await Promise.all([saves.begin(), work()])
  const after = await portal.usage()
  await saves.stop()
  const cores = (after.cpuMs - before.cpuMs) / (performance.now() - begun)
  return { saves: times, finished, loopMaxMs: after.loopMaxMs, cores }
}

async function busyWork(portal: Portal, picture: Buffer): Promise<Finished> {
  const { prepared } = portal
  const editor = createClient({ ...portal, cookie: await signIn(portal, prepared.editor) })
  const root = createClient({
    ...portal,
    cookie: await signIn(portal, prepared.root),
    connections: NEW_USERS,
  })
  const body = await uploadBody(picture)
  const upload = editor.send('POST', '/api/media?locale=kk&depth=0', { body }).then((answer) => {
    expectJson(answer, 201)
    return Date.now()
  })
  const users = Array.from({ length: NEW_USERS }, (_, index) =>
    createUser(root, prepared.institution, `zhana-${String(index)}`),
  )
  const [uploadAt, refusals] = await Promise.all([upload, Promise.all(users)])
  const usersAt = Date.now()
  editor.close()
  root.close()
  return { uploadAt, usersAt, refusals: refusals.reduce((sum, count) => sum + count, 0) }
}

/** Creates an account, and comes again when it is told to. @returns how often it was */
async function createUser(root: HttpClient, institution: string, name: string): Promise<number> {
  const json = { name, username: name, institution, password: `a long password ${name}` }
  for (let refusals = 0; ; refusals++) {
    const answer = await root.send('POST', '/api/users?depth=0', { json })
    if (answer.status !== 503) {
      expectJson(answer, 201)
      return refusals
    }
    await pause(Number(answer.headers['retry-after'] ?? 1) * 1000)
  }
}

/** 12 megapixels of noise: no picture is harder to compress. */
function noisePicture(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background: 'grey', noise } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

async function uploadBody(picture: Buffer): Promise<NonNullable<Sending['body']>> {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: 'Шу' }))
  form.set('file', new File([new Uint8Array(picture)], 'noise.jpg', { type: 'image/jpeg' }))
  const encoded = new Response(form)
  return {
    type: encoded.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await encoded.arrayBuffer()),
  }
}

/** The row: percentiles of the saves, from the sending of each, and which of them the work overlapped. */
export function outcomeOf(where: string, { cores, finished, loopMaxMs, saves }: Measured): Outcome {
  const times = saves.map(({ ms }) => ms)
  const p99 = quantile(times, 0.99)
  const begun = Math.min(...saves.map(({ sentAt }) => sentAt))
  const busyUntil = Math.max(finished?.uploadAt ?? 0, finished?.usersAt ?? 0)
  const during = saves.filter(({ sentAt }) => sentAt < busyUntil).length
  const seconds = (at: number): string => ((at - begun) / 1000).toFixed(1)
  return {
    figure: `${String(saves.length)} small saves ${where}: p99`,
    target: `≤ ${String(TARGET_MS)} ms`,
    measured: `${p99.toFixed(0)} ms`,
    verdict: speed(p99 <= TARGET_MS),
    note: [
      `p50 ${quantile(times, 0.5).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
      `longest stall of the server's event loop ${loopMaxMs.toFixed(0)} ms`,
      `server used ${cores.toFixed(2)} cores`,
      ...(finished
        ? [
            `upload done after ${seconds(finished.uploadAt)} s, users after ${seconds(finished.usersAt)} s (put off ${String(finished.refusals)} times), ${String(during)} saves sent meanwhile`,
          ]
        : []),
      'editor in a process of its own on the same cores',
    ].join('; '),
  }
}
