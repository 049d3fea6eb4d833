import type { openConnection } from '#database'

type Connection = ReturnType<typeof openConnection>

/** Drops the indexes of tables while they are filled, which is how a million rows take minutes and not hours. */
export function withoutIndexes(
  connection: Connection,
  tables: readonly string[],
  fill: () => void,
): void {
  const { rows } = connection.run(
    `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
     AND tbl_name IN (${tables.map((table) => `'${table}'`).join()})`,
  )
  const indexes = rows.map(({ name, sql }) => ({ name: name as string, sql: sql as string }))
  for (const { name } of indexes) connection.exec(`DROP INDEX "${name}"`)
  fill()
  for (const { sql } of indexes) connection.exec(sql)
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}
