import { copyFile, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { openConnection, type Connection } from '#database'

/**
 * What SQLite's own checks say about a database file as a killed process left it. They run on a copy: the portal
 * itself has to recover the file, not we.
 */
export async function damageOf(file: string, folder: string): Promise<string[]> {
  const copies = path.join(folder, 'copy')
  await rm(copies, { force: true, recursive: true })
  await mkdir(copies)
  const copy = path.join(copies, 'orda.db')
  for (const suffix of ['', '-wal']) {
    await copyFile(file + suffix, copy + suffix).catch((error: unknown) => {
      // Between two checkpoints there may be no journal.
      if (suffix === '' || (error as { code?: string }).code !== 'ENOENT') throw error
    })
  }
  const connection = openConnection(copy)
  try {
    const integrity = rowsOf(connection, 'PRAGMA integrity_check').map(([text]) => text ?? '')
    const foreign = rowsOf(connection, 'PRAGMA foreign_key_check')
    return [
      ...integrity.filter((text) => text !== 'ok'),
      ...foreign.map(([table, , parent]) => `${table ?? ''} refers to no ${parent ?? ''}`),
    ]
  } finally {
    connection.close()
  }
}

/** The values of all rows, those that are no text as ''. */
function rowsOf(connection: Connection, sql: string): string[][] {
  const { columns, rows } = connection.run(sql)
  return rows.map((row) =>
    columns.map((_column, index) => {
      const value = row[index]
      return typeof value === 'string' ? value : ''
    }),
  )
}
