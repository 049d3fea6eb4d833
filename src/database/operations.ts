/** What the operator does to a database as a whole. Apart from the adapter's door: the admin's bundle has no use for it. */
export { backup } from './backup/backup'
export { lastProvenBackup, proveBackup, pruneBackups } from './backup/proof'
export { restore } from './backup/restore'
export { migrate, revertMigration } from './migrate'
export { newMigration, schemaDrift } from './newMigration'
