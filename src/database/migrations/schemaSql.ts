import { MigrationError } from './migrationError'

/** drizzle-kit's picture of a schema; only `tables` is read here. */
export interface SchemaSnapshot {
  readonly id: string
  readonly prevId: string
  readonly tables: Readonly<Record<string, unknown>>
}

/** The two functions of drizzle-kit that are used: schema → picture, two pictures → statements. */
export interface DrizzleKit {
  generateDrizzleJson: (schema: Record<string, unknown>) => Promise<SchemaSnapshot>
  generateMigration: (before: SchemaSnapshot, after: SchemaSnapshot) => Promise<string[]>
}

/** One table as SQL: its CREATE TABLE taken apart, and its indexes by name. */
export interface TableSql {
  readonly create: string
  /** Column name → its definition, e.g. "`title` text NOT NULL". */
  readonly columns: ReadonlyMap<string, string>
  /** Table constraints: foreign keys, composite primary keys, checks. */
  readonly constraints: readonly string[]
  readonly indexes: ReadonlyMap<string, string>
}

/** Table name → SQL, in the order of creation. */
export type SchemaSql = ReadonlyMap<string, TableSql>

/** The snapshot of a database without tables. */
export const EMPTY_SNAPSHOT = {
  _meta: { columns: {}, tables: {} },
  dialect: 'sqlite',
  enums: {},
  id: '00000000-0000-0000-0000-000000000000',
  prevId: '00000000-0000-0000-0000-00000000000',
  tables: {},
  version: '6',
  views: {},
}

/**
 * The statements that create the schema of `snapshot` from nothing. Only this direction of
 * drizzle-kit is used: its difference of two schemas asks about renames on the terminal, and on a
 * table rebuild it copies columns the old table does not have (SQLite then reads the double-quoted
 * name as a text and fills the column with it).
 */
export async function schemaSql(kit: DrizzleKit, snapshot: SchemaSnapshot): Promise<SchemaSql> {
  const statements = await kit.generateMigration(EMPTY_SNAPSHOT, snapshot)
  const tables = new Map<string, TableSql & { indexes: Map<string, string> }>()
  for (const statement of statements.map((sql) => sql.trim().replace(/;$/, ''))) {
    const table = /^CREATE TABLE `([^`]+)` \(/.exec(statement)?.[1]
    const [, index, owner] =
      /^CREATE (?:UNIQUE )?INDEX `([^`]+)` ON `([^`]+)`/.exec(statement) ?? []
    const indexes = owner === undefined ? undefined : tables.get(owner)?.indexes
    if (table !== undefined) tables.set(table, { ...partsOf(statement), indexes: new Map() })
    else if (index !== undefined && indexes !== undefined) indexes.set(index, statement)
    else throw new MigrationError('schema_mismatch', `Unexpected schema statement: ${statement}`)
  }
  return tables
}

/** drizzle-kit writes one column or constraint per line, indented by a tab. */
function partsOf(create: string): Omit<TableSql, 'indexes'> {
  const columns = new Map<string, string>()
  const constraints: string[] = []
  const lines = create.slice(create.indexOf('\n\t') + 2, create.lastIndexOf('\n')).split(',\n\t')
  for (const line of lines) {
    const column = /^`([^`]+)` /.exec(line)?.[1]
    if (column === undefined) constraints.push(line)
    else columns.set(column, line)
  }
  return { columns, constraints, create: oneLine(create) }
}

const oneLine = (sql: string): string =>
  sql.replace(/\n\t?/g, ' ').replace('( ', '(').replace(/ \)$/, ')')
