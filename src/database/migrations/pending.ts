import { MigrationError } from './migrationError'

/**
 * Names of `known` (oldest first) that are not among `applied`.
 * Throws `database_newer` when the database has a migration this software does not know: an older
 * release must not write to a newer schema.
 */
export function pendingOf(
  applied: readonly string[],
  known: readonly { name: string }[],
): string[] {
  const names = new Set(known.map(({ name }) => name))
  const foreign = applied.filter((name) => !names.has(name))
  if (foreign.length > 0) {
    throw new MigrationError(
      'database_newer',
      `The database has migrations this version of Orda does not know: ${foreign.join(', ')}. ` +
        'Start the version that made them, or restore a backup from before the upgrade.',
    )
  }
  const done = new Set(applied)
  return known.map(({ name }) => name).filter((name) => !done.has(name))
}
