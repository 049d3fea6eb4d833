import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { IndexOptions, Schema } from 'mongoose'

/** The part of a mongoose model that makes its collection and indexes. */
interface Indexed {
  readonly modelName: string
  readonly schema: Pick<Schema, 'eachPath'>
  createCollection(): Promise<unknown>
  createIndexes(): Promise<void>
}

/**
 * Makes the collections of the config and their indexes, those that exist already left as they
 * are; one after another, since each build reads its whole collection. Called by the migration
 * step, never by a server that starts. Returns the names of the models.
 */
export async function ensureIndexes(
  adapter: Pick<MongooseAdapter, 'collections' | 'globals' | 'versions'>,
): Promise<string[]> {
  const models = [
    ...Object.values(adapter.collections),
    ...Object.values(adapter.versions),
    adapter.globals,
  ] as unknown as (Indexed | null | undefined)[]
  const present = models.filter((model): model is Indexed => Boolean(model))
  for (const model of present) {
    letTextsBeNull(model)
    await model.createCollection()
    await model.createIndexes()
  }
  return present.map((model) => model.modelName)
}

/**
 * Any number of rows may have no value in a unique text, as on SQLite. A sparse index, which is what Payload asks
 * for, leaves out a missing value but not a null. `$gt: ''` holds for texts alone, and the planner sees that a
 * search for one lies within it.
 */
function letTextsBeNull({ schema }: Indexed): void {
  schema.eachPath((path, type) => {
    const { unique, sparse } = type.options as IndexOptions
    if (type.instance === 'String' && unique && sparse)
      type.index({ unique, partialFilterExpression: { [path]: { $gt: '' } } })
  })
}
