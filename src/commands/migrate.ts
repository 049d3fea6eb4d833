import { getPayload } from 'payload'
import { startMode } from '../config/mode'
import { print, runMain } from './terminal'

startMode('dev')

/** `npm run migrate` brings the database to the newest schema; `npm run migrate -- --down` takes the newest back. */
await runMain(async (args) => {
  const { env } = await import('#config')
  const { migrate, revertMigration } = await import('#database/operations')
  const { refuseWhileServing } = await import('./refuseWhileServing')
  const { databaseUrl, dataDir } = env()
  await refuseWhileServing(dataDir)
  if (args.includes('--down')) {
    print(
      (await revertMigration({ databaseUrl, dataDir, print })) ??
        'There is no migration to take back.',
    )
    return
  }
  const models = async () => {
    const { default: config } = await import('../../payload.config')
    return (await getPayload({ config })).db as never
  }
  const applied = await migrate({ databaseUrl, dataDir, models, print })
  print(
    applied.length === 0
      ? 'The database is at the newest schema.'
      : `Applied: ${applied.join(', ')}`,
  )
})
