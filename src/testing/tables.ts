import { readTable, TableError } from '#tables'

type Options = Parameters<typeof readTable>[1]

/** All rows of a table: `[number, cell, cell, …]` each. */
export async function rowsIn(source: string | Buffer, options?: Options): Promise<unknown[][]> {
  const rows: unknown[][] = []
  for await (const { cells, number } of readTable(source, options)) rows.push([number, ...cells])
  return rows
}

/** All cells of a table, or why it is refused. What is no refusal is thrown on. */
export async function cellsIn(source: string | Buffer, options?: Options): Promise<unknown> {
  try {
    return (await rowsIn(source, options)).map(([, ...cells]) => cells)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    return { code: error.code, ...error.values }
  }
}
