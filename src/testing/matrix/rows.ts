import { sql } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

/** Every row of the database: `<table>/<place in it>` → all that it holds. */
export type Rows = ReadonlyMap<string, string>

/** Reads the whole database; inside a transaction of an id, as that transaction sees it. */
export async function readRows(payload: Payload, transaction?: string): Promise<Rows> {
  return 'drizzle' in payload.db
    ? sqliteRows(payload, transaction)
    : mongoRows(payload, transaction)
}

/** A guess at a password counts, whatever becomes of the request in which it was made. */
const COUNTERS = /^sign[_-]in[_-]guesses\//

/** Rows that are in one state of the database and not in the other. */
export function differences(before: Rows, after: Rows): string[] {
  const gone = [...before].filter(([key, row]) => after.get(key) !== row)
  const come = [...after].filter(([key, row]) => before.get(key) !== row)
  return [...gone, ...come]
    .filter(([key]) => !COUNTERS.test(key))
    .map(([key, row]) => `${key} ${row}`)
}

type Statements = { all: (statement: unknown) => Promise<Record<string, unknown>[]> }
type Sqlite = {
  drizzle: Statements
  sessions: Record<string, { db: Statements } | undefined>
}

async function sqliteRows(payload: Payload, transaction?: string): Promise<Rows> {
  const { drizzle, sessions } = payload.db as unknown as Sqlite
  const db = (transaction !== undefined && sessions[transaction]?.db) || drizzle
  const tables = await db.all(
    sql.raw("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"),
  )
  const rows = new Map<string, string>()
  for (const { name } of tables) {
    const table = String(name)
    for (const row of await db.all(sql.raw(`SELECT rowid AS "row", * FROM "${table}"`)))
      rows.set(`${table}/${String(row.row)}`, JSON.stringify(row))
  }
  return rows
}

type Mongo = {
  connection: {
    collections: Record<string, { collection: { find: (...args: unknown[]) => MongoCursor } }>
  }
  sessions: Record<string, unknown>
}
type MongoCursor = { toArray: () => Promise<{ _id: unknown }[]> }

async function mongoRows(payload: Payload, transaction?: string): Promise<Rows> {
  const { connection, sessions } = payload.db as unknown as Mongo
  const session = transaction === undefined ? undefined : sessions[transaction]
  const rows = new Map<string, string>()
  for (const [name, { collection }] of Object.entries(connection.collections))
    for (const row of await collection.find({}, { session }).toArray())
      rows.set(`${name}/${String(row._id)}`, JSON.stringify(row))
  return rows
}
