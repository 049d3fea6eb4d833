import type { MongodbMigration } from '../types'

/** Every MongoDB migration, oldest first; add one with its name, `up` and `down`. */
export const mongodbMigrations: readonly MongodbMigration[] = []
