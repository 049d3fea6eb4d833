/**
 * SQLite work that takes seconds, off the main thread: the library is synchronous and would stop
 * every request. Plain JavaScript, because a worker is started without tsx or jest's transform.
 */
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'libsql'

/** What SQLite's typeof() answers; the place in the list is the byte that is hashed. */
const TYPES = ['null', 'integer', 'real', 'text', 'blob']

const { task, path, target } = workerData
try {
  const result = task === 'vacuum' ? vacuum(path, target) : inspect(path)
  parentPort.postMessage({ result })
} catch (error) {
  parentPort.postMessage({ error: error instanceof Error ? error.message : String(error) })
}

/** Writes one consistent state of a database, however many writers it has, into a new file. */
function vacuum(source, copy) {
  return withDatabase(source, (database) => {
    database.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)
    return null
  })
}

/** Everything a manifest says about a database file, read from the file itself. */
function inspect(file) {
  return withDatabase(file, (database) => {
    database.exec('PRAGMA query_only = ON')
    const all = (sql) => database.prepare(sql).raw(true).all([])
    const objects = all(
      `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY type, name`,
    )
    const tables = objects
      .filter(([type, , , sql]) => type === 'table' && !/^create virtual/i.test(sql))
      .map(([, name]) => ({ name, ...digest(database, name) }))
    return {
      integrity: all('PRAGMA integrity_check(10)')
        .map(([line]) => line)
        .filter((line) => line !== 'ok'),
      foreignKeys: all('PRAGMA foreign_key_check').length,
      migrations: tables.some(({ name }) => name === 'payload_migrations')
        ? all('SELECT name FROM payload_migrations WHERE name IS NOT NULL ORDER BY name').flat()
        : [],
      schema: createHash('sha256').update(JSON.stringify(objects)).digest('hex'),
      tables,
    }
  })
}

/**
 * Rows and SHA-256 of a table: columns in the order of their names, rows in the order of the
 * primary key (then of everything else), values with their type. Physical order plays no part.
 * Text is read as bytes: the library aborts the process on text that is not UTF-8.
 */
function digest(database, table) {
  const info = database.prepare(`PRAGMA table_info(${quoted(table)})`).all([])
  const names = info.map(({ name }) => name).sort()
  const keys = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const order = [...new Set([...keys.map(({ name }) => name), ...names])]
  const values = names
    .map(quoted)
    .flatMap((name) => [
      `typeof(${name})`,
      `CASE typeof(${name}) WHEN 'text' THEN CAST(${name} AS BLOB) ELSE ${name} END`,
    ])
  const by = [
    ...order.map((name) => `${quoted(name)} COLLATE BINARY`),
    ...order.map((name) => `typeof(${quoted(name)})`),
  ]
  const select = `SELECT ${values.join(', ')} FROM ${quoted(table)} ORDER BY ${by.join(', ')}`
  const sink = hashSink(JSON.stringify(names))
  let rows = 0
  for (const row of database.prepare(select).raw(true).safeIntegers(true).iterate([])) {
    for (let i = 0; i < row.length; i += 2) sink.cell(row[i], row[i + 1])
    rows += 1
  }
  return { rows, sha256: sink.digest() }
}

/**
 * A cell is one byte of type, its length where that varies, and its bytes: no two rows encode
 * alike. Gathered in one buffer, since a call of the hash per cell costs more than the hashing.
 */
function hashSink(head) {
  const hash = createHash('sha256').update(head)
  const buffer = Buffer.allocUnsafe(64 * 1024)
  let used = 0
  const flush = () => {
    hash.update(buffer.subarray(0, used))
    used = 0
  }
  const bytes = (value) => {
    used = buffer.writeUInt32BE(value.byteLength, used)
    if (value.byteLength > buffer.length - used) {
      flush()
      hash.update(value)
    } else {
      buffer.set(value, used)
      used += value.byteLength
    }
  }
  return {
    cell(type, value) {
      if (used > buffer.length - 16) flush()
      used = buffer.writeUInt8(TYPES.indexOf(type), used)
      if (type === 'integer') used = buffer.writeBigInt64BE(value, used)
      else if (type === 'real') used = buffer.writeDoubleBE(value, used)
      else if (type !== 'null') bytes(value)
    },
    digest() {
      flush()
      return hash.digest('hex')
    },
  }
}

function withDatabase(file, action) {
  const database = new Database(file)
  try {
    // Waiting is harmless on a thread of its own: a checkpoint may hold the file for a moment.
    database.prepare('PRAGMA busy_timeout = 10000').all([])
    return action(database)
  } finally {
    database.close()
  }
}

function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`
}
