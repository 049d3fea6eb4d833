import type { Environment } from './findMongod'
import { findMongod } from './findMongod'

/** A MongoDB with transactions. `stop` ends what was started here, and leaves a server that ran before alone. */
export type RunningMongo = Readonly<{ uri: string; stop: () => Promise<void> }>

/**
 * Starts a replica set of one on a free port of this machine, with its files in a temporary folder, unless
 * MONGODB_URI names a server that runs already. Without a replica set Payload would silently
 * switch transactions off, so a URI that names none is refused.
 * @throws when there is no mongod (see `findMongod`), or it does not start
 */
export async function startMongo(env: Environment = process.env): Promise<RunningMongo> {
  const source = findMongod(env)
  if ('uri' in source) {
    if (/^mongodb\+srv:|[?&]replicaSet=./.test(source.uri))
      return { uri: source.uri, stop: async () => {} }
    throw new Error('MONGODB_URI must name its replica set: mongodb://host/?replicaSet=rs0')
  }
  // The launcher reads these whenever it starts a server; it must never fetch one by itself.
  Object.assign(process.env, {
    MONGOMS_RUNTIME_DOWNLOAD: 'false',
    MONGOMS_SYSTEM_BINARY: source.binary,
    MONGOMS_SYSTEM_BINARY_VERSION_CHECK: 'false',
  })
  const { MongoMemoryReplSet } = await import('mongodb-memory-server-core')
  const server = await MongoMemoryReplSet.create({
    // The smallest cache MongoDB accepts: the tests' data is small, and so may be the machine.
    replSet: { count: 1, storageEngine: 'wiredTiger', args: ['--wiredTigerCacheSizeGB', '0.25'] },
  })
  return {
    uri: server.getUri(),
    stop: async () => {
      await server.stop({ doCleanup: true, force: true })
    },
  }
}
