export type BackupErrorCode = 'backup_damaged' | 'backup_refused' | 'disk_full'

/** A backup that is not good, or a backup or restore that was refused before it changed anything. */
export class BackupError extends Error {
  readonly code: BackupErrorCode

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupError'
    this.code = code
  }
}
