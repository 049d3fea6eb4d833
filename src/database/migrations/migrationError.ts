export type MigrationErrorCode =
  | 'database_newer'
  | 'disk_full'
  | 'foreign_keys'
  | 'migration_failed'
  | 'rows_lost'
  | 'schema_mismatch'

/** Why a migration was refused; the database is as it was before that migration. */
export class MigrationError extends Error {
  readonly code: MigrationErrorCode

  constructor(code: MigrationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MigrationError'
    this.code = code
  }
}
