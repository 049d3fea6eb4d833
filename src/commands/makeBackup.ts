import { env } from '#config'
import { backup, pruneBackups } from '#database/operations'
import type { CommandContext } from './commandContext'

/** `npm run backup` makes a verified copy of database and files, and removes the oldest beyond BACKUPS_KEPT. */
export async function makeBackup({ print }: CommandContext): Promise<void> {
  const { backupsKept, databaseUrl, dataDir } = env()
  await backup({ databaseUrl, dataDir, print })
  await pruneBackups({ dataDir, keep: backupsKept, print })
}
