import { startMode } from '../config/mode'
import { print, runMain } from './terminal'

startMode('dev')

/** `npm run restore -- <directory>` puts a backup in the place of the present database and files. */
await runMain(async ([from]) => {
  const { env } = await import('#config')
  const { restore } = await import('#database/operations')
  const { refuseWhileServing } = await import('./refuseWhileServing')
  if (from === undefined) throw new Error('Name the backup: npm run restore -- data/backups/<time>')
  const { databaseUrl, dataDir } = env()
  await refuseWhileServing(dataDir)
  await restore({ databaseUrl, dataDir, from, print })
})
