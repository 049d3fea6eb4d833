/** What `backup`, `restore` and their checks say on the operator's terminal and in the log. */
export const messages = {
  backedUp: (directory: string, rows: number, files: number, bytes: number): string =>
    `Backup proven: ${directory} (${rows} rows, ${files} files, ${megabytes(bytes)} MB).`,
  checking: (directory: string): string => `Checking the backup ${directory} …`,
  copying: (what: string): string => `Copying ${what} …`,
  restored: (directory: string, aside: string): string =>
    `Restored from ${directory}. What was there before lies in ${aside}.`,
  restoredInto: (directory: string, database: string): string =>
    `Restored from ${directory} into ${database}.`,
  putBack: 'The restore failed; the data of before is back in its place.',
  undone: 'An interrupted restore was undone; the data of before is back in its place.',
  pruned: (directory: string): string => `Removed the old backup ${directory}.`,

  noDatabase: (path: string): string => `There is no database at ${path}.`,
  noManifest: (directory: string): string =>
    `${directory} is not a finished backup: it has no manifest.json.`,
  badManifest: (reason: string): string => `manifest.json is damaged: ${reason}.`,
  newerFormat: (format: number): string =>
    `The backup has format ${format}, made by a newer version of Orda than this one.`,
  missingFile: (path: string): string => `The backup is damaged: the file ${path} is missing.`,
  extraFile: (path: string): string =>
    `The backup is damaged: it holds the file ${path}, which its manifest does not name.`,
  wrongSize: (path: string, found: number, wanted: number): string =>
    `The backup is damaged: ${path} has ${found} bytes instead of ${wanted}.`,
  wrongContent: (path: string): string =>
    `The backup is damaged: the content of ${path} is not what was written.`,
  unreadable: (reason: string): string => `The database cannot be read: ${reason}.`,
  broken: (findings: readonly string[]): string =>
    `The database is damaged, integrity_check says: ${findings.join('; ')}.`,
  foreignKeys: (rows: number): string =>
    `The database holds ${rows} rows that point to rows that do not exist.`,
  otherSchema: 'The tables and indexes of the database are not those of the manifest.',
  extraTable: (name: string): string => `The manifest does not name the table ${name}.`,
  missingTable: (name: string): string => `The table ${name} of the manifest is missing.`,
  wrongRows: (name: string, found: number, wanted: number): string =>
    `The table ${name} has ${found} rows instead of ${wanted}.`,
  wrongDigest: (name: string): string => `The rows of ${name} are not those of the manifest.`,

  otherKind: (backup: string, target: string): string =>
    `The backup is of ${backup}, DATABASE_URL names ${target}.`,
  newerMigrations: (names: readonly string[]): string =>
    `The backup was made by a newer version of Orda; this one does not know: ${names.join(', ')}.`,
  notEmpty: (database: string): string =>
    `The database ${database} is not empty. Name a new one in DATABASE_URL and restore into that.`,
  diskFull: (needed: number, free: number, folder: string): string =>
    `${megabytes(needed)} MB are needed in ${folder}, ${megabytes(free)} MB are free.`,
  outside: (folder: string): string => `The folder ${folder} must lie below DATA_DIR.`,
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000)
}
