import { randomUUID } from 'node:crypto'
import { startMongo } from '../../src/testing/mongo/startMongo'

/** A replica set for measurements, and the address of a database of its own for each. */
export type Mongo = Readonly<{ database: (name: string) => string; stop: () => Promise<void> }>

/** Starts a MongoDB, or says in one line why there is none. */
export async function findMongo(): Promise<Mongo | Readonly<{ missing: string }>> {
  try {
    const server = await startMongo()
    return {
      database(name) {
        const url = new URL(server.uri)
        url.pathname = `/orda-${name}-${randomUUID().slice(0, 8)}`
        return url.href
      },
      stop: server.stop,
    }
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) }
  }
}
