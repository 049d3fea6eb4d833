import { findMongo } from '../processes/findMongo'
import type { Outcome } from '../report/outcome'

/** Where a drill runs. */
export type Place = Readonly<{ database: string; databaseUrl?: string }>

/**
 * Does the same on SQLite and on MongoDB, where there is one. At once: what is asked is what gets lost, not how fast
 * anything is.
 * @param name of the database on MongoDB
 */
export async function onBothDatabases(
  name: string,
  titleOf: (database: string) => string,
  drill: (place: Place) => Promise<Outcome>,
): Promise<Outcome[]> {
  const mongo = await findMongo()
  if ('missing' in mongo) {
    const measured = mongo.missing
    const missing: Outcome = {
      figure: titleOf('MongoDB'),
      target: '',
      measured,
      verdict: 'not run',
    }
    return [await drill({ database: 'SQLite' }), missing]
  }
  try {
    return await Promise.all([
      drill({ database: 'SQLite' }),
      drill({ database: 'MongoDB', databaseUrl: mongo.database(name) }),
    ])
  } finally {
    await mongo.stop()
  }
}
