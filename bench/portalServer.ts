/**
 * The portal as `npm start` serves it, without the admin, in a process that can be asked what it uses and killed.
 * Its parent sends `{ prepare?: accounts }` once; the answer is `{ ready }`.
 */
import { createServer } from 'node:http'
import { startMode } from '../src/config/mode'

startMode('production')
const { env } = await import('#config')
const { portalOf, startJobRunner, startPostman } = await import('#kernel')
const { createApp } = await import('../src/server/createApp')
const { deliverWith } = await import('../src/server/mail/deliverWith')
const { closePortal } = await import('../src/server/openPortal')
const { startStoringViews } = await import('../src/server/storeViews')
const { addCounts } = await import('./portal/countEndpoints')
const { openBenchPortal } = await import('./portal/openBenchPortal')
const { preparePortal } = await import('./portal/preparePortal')
const { tripJobs } = await import('./portal/tripJobs')
const { watchUsage } = await import('./processes/usage')

const settings = env()
const payload = await openBenchPortal(settings, process.argv.includes('trips'))
const app = createApp({ payload, cacheBytes: settings.cacheBytes })
const server = createServer(app)
const usage = watchUsage()

async function begin(accounts: number | undefined): Promise<void> {
  addCounts(payload, tripJobs)
  const prepared = accounts === undefined ? undefined : await preparePortal(payload, accounts)
  const stopFollowing = portalOf(payload).invalidations.follow()
  const jobs = startJobRunner(payload)
  const postman = startPostman(payload, deliverWith(settings, payload))
  const stopViews = startStoringViews(payload, app.views)
  process.once('SIGTERM', () => {
    server.closeAllConnections()
    server.close()
    void Promise.all([jobs.stop(), postman.stop(), stopFollowing(), stopViews()])
      .then(() => closePortal(payload))
      .then(() => process.exit(0))
  })
  server.listen(settings.port, settings.host, () => process.send?.({ ready: prepared ?? {} }))
}

type Order = { prepare?: number; begin?: true; usage?: true; rendered?: true }

process.on('message', (message: Order) => {
  if (message.usage) process.send?.({ usage: usage() })
  else if (message.rendered) process.send?.({ rendered: app.cache.stats.begun })
  else
    void begin(message.prepare).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    })
})
// Without its parent nobody would ever end it.
process.once('disconnect', () => process.exit(1))
process.send?.({ open: true })
