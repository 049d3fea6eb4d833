import type { BaseDatabaseAdapter } from 'payload'

import type { RequestLike, Requests } from './requests'

const writes = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

const reads = [
  'count',
  'countGlobalVersions',
  'countVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findOne',
  'findVersions',
  'queryDrafts',
] as const

interface Guard {
  requests: Requests
  /** Rolls a transaction back at once. */
  lose: (id: string) => Promise<void>
  /** What the caller should see instead of an error of the driver. */
  mapError: (error: unknown) => unknown
}

type Operation = (args: { req?: RequestLike }) => Promise<unknown>

/**
 * Puts itself in front of the adapter's operations: errors of the driver become DatabaseErrors;
 * a write of a request that lost its transaction is refused; a write that fails takes its
 * transaction with it, since it may have left rows of a half-written document behind.
 */
export function guardOperations(adapter: BaseDatabaseAdapter, guard: Guard): void {
  const operations = adapter as unknown as Record<string, Operation>
  for (const name of reads) replace(operations, name, (original) => guardRead(original, guard))
  for (const name of writes) replace(operations, name, (original) => guardWrite(original, guard))
}

function replace(
  operations: Record<string, Operation>,
  name: string,
  wrap: (original: Operation) => Operation,
): void {
  const original = operations[name]
  if (original) operations[name] = wrap(original.bind(operations))
}

function guardRead(original: Operation, { mapError }: Guard): Operation {
  return async (args) => {
    try {
      return await original(args)
    } catch (error) {
      throw mapError(error)
    }
  }
}

function guardWrite(original: Operation, { requests, lose, mapError }: Guard): Operation {
  return async (args) => {
    const id = await requests.join(args.req)
    try {
      return await original(args)
    } catch (error) {
      if (id !== undefined) await lose(id)
      throw mapError(error)
    }
  }
}

/**
 * Payload's own migration commands run inside a transaction, where SQLite keeps foreign keys on
 * and a table rebuild deletes the rows below it; ours has a runner of its own.
 */
export function refuseMigrations(adapter: BaseDatabaseAdapter): void {
  const refuse = () => Promise.reject(new Error('Run `npm run migrate` instead.'))
  Object.assign(adapter, {
    migrate: refuse,
    migrateDown: refuse,
    migrateFresh: refuse,
    migrateRefresh: refuse,
    migrateReset: refuse,
  })
}
