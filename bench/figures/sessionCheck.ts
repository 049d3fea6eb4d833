import type { Payload, PayloadRequest } from 'payload'
import { sessionCookie, sessionUser, signIn } from '#collections'
import { median, quantile } from '../measure/statistics'
import { openPortalHere } from '../portal/openPortalHere'
import { preparePortal } from '../portal/preparePortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure } from '../report/outcome'

const TARGET_US = 50
const BATCH = 200

/** What each request of a signed-in person costs before it begins: the session, its memberships, and one permission. */
export const sessionCheck: Figure = {
  name: 'sessionCheck',
  run: ({ isShort }) =>
    inTemporaryFolder(async (dataDir) => {
      const { close, origin, payload } = await openPortalHere(dataDir)
      const { editor } = await preparePortal(payload, 0)
      const { expiresAt, token } = await signIn(payload, editor.username, editor.password)
      const [cookie = ''] = sessionCookie(origin).write(token, expiresAt).split(';')
      const times = await measure(payload, cookie, isShort ? 20 : 200)
      await close()
      const middle = median(times)
      return [
        {
          figure: 'session, memberships and permission check, warm',
          target: `≤ ${String(TARGET_US)} µs`,
          measured: `${middle.toFixed(1)} µs`,
          verdict: speed(middle <= TARGET_US),
          note: `median of ${String(times.length)} batches of ${String(BATCH)}; p95 ${quantile(times, 0.95).toFixed(1)} µs; SQLite, where no other process can change a role`,
        },
      ]
    }),
}

async function measure(payload: Payload, cookie: string, batches: number): Promise<number[]> {
  const check = async (): Promise<void> => {
    const user = await sessionUser(payload, cookie)
    const req = { user, payload } as unknown as PayloadRequest
    const rows = await payload.collections.pages?.config.access.update({ req })
    if (typeof rows !== 'object') throw new Error('an editor reaches his own school')
  }
  const times: number[] = []
  for (let batch = 0; batch < batches + 5; batch++) {
    const begun = performance.now()
    for (let n = 0; n < BATCH; n++) await check()
    if (batch >= 5) times.push(((performance.now() - begun) * 1000) / BATCH)
  }
  return times
}
