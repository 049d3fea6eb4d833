import type { SchemaSql, TableSql } from './schemaSql'

/** What turns one schema into another, and what its author should look at before committing. */
export interface SchemaDiff {
  readonly statements: readonly string[]
  readonly droppedTables: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Statements from `before` to `after`, never asking anything: a rename is a drop and an addition,
 * named in `warnings`. Columns are added in place where SQLite can; any other change rebuilds the
 * table from the columns both shapes have.
 */
export function schemaDiff(before: SchemaSql, after: SchemaSql): SchemaDiff {
  const droppedTables = [...before.keys()].filter((name) => !after.has(name))
  const created = [...after].filter(([name]) => !before.has(name))
  const kept = [...after].flatMap(([name, table]) => {
    const old = before.get(name)
    return old === undefined ? [] : [tableDiff(name, old, table)]
  })
  return {
    droppedTables,
    statements: [
      ...kept.flatMap(({ dropIndexes }) => dropIndexes),
      ...droppedTables.map((name) => `DROP TABLE \`${name}\``),
      ...created.map(([, table]) => table.create),
      ...kept.flatMap(({ alter }) => alter),
      ...created.flatMap(([, table]) => [...table.indexes.values()]),
      ...kept.flatMap(({ createIndexes }) => createIndexes),
    ],
    warnings: [
      ...tableWarnings(
        droppedTables,
        created.map(([name]) => name),
      ),
      ...kept.flatMap(({ warnings }) => warnings),
    ],
  }
}

interface TableDiff {
  readonly dropIndexes: readonly string[]
  readonly alter: readonly string[]
  readonly createIndexes: readonly string[]
  readonly warnings: readonly string[]
}

function tableDiff(name: string, before: TableSql, after: TableSql): TableDiff {
  const additions = before.create === after.create ? [] : additionsOf(name, before, after)
  const isRebuilt = additions === undefined
  const gone = [...before.indexes].filter(([index, sql]) => after.indexes.get(index) !== sql)
  const fresh = [...after.indexes].filter(([index, sql]) => before.indexes.get(index) !== sql)
  return {
    alter: additions ?? rebuild(name, before, after),
    // Dropping the old table takes its indexes along, so a rebuilt one makes all of them anew.
    createIndexes: (isRebuilt ? [...after.indexes] : fresh).map(([, sql]) => sql),
    dropIndexes: isRebuilt ? [] : gone.map(([index]) => `DROP INDEX \`${index}\``),
    warnings: columnWarnings(name, before, after),
  }
}

/** ALTER TABLE … ADD statements, or undefined when the change needs a rebuild. */
function additionsOf(name: string, before: TableSql, after: TableSql): string[] | undefined {
  const isKept = [...before.columns].every(([column, sql]) => after.columns.get(column) === sql)
  const isConstrained = before.constraints.every((line) => after.constraints.includes(line))
  if (!isKept || !isConstrained) return undefined

  const foreign = new Map<string, string>()
  for (const line of after.constraints.filter((sql) => !before.constraints.includes(sql))) {
    const [, column, references] = /^FOREIGN KEY \(`([^`]+)`\) (REFERENCES .+)$/.exec(line) ?? []
    if (column === undefined || references === undefined || before.columns.has(column))
      return undefined
    foreign.set(column, references)
  }
  const added = [...after.columns].filter(([column]) => !before.columns.has(column))
  const isAddable = added.every(([column, sql]) => canBeAdded(sql, foreign.has(column)))
  if (!isAddable || added.length === 0) return undefined
  return added.map(([column, sql]) =>
    [`ALTER TABLE \`${name}\` ADD COLUMN ${sql}`, foreign.get(column)].filter(Boolean).join(' '),
  )
}

/** SQLite's rules for ADD COLUMN: no key, a constant default, and one wherever NULL is refused. */
function canBeAdded(definition: string, isForeign: boolean): boolean {
  if (/\b(PRIMARY KEY|UNIQUE|GENERATED)\b/.test(definition)) return false
  const hasDefault = / DEFAULT /i.test(definition)
  if (/ DEFAULT (\(|CURRENT_)/i.test(definition)) return false
  return hasDefault ? !isForeign : !definition.includes('NOT NULL')
}

/** The procedure of sqlite.org/lang_altertable.html §7; foreign keys are off while it runs. */
function rebuild(name: string, before: TableSql, after: TableSql): string[] {
  const shared = [...after.columns.keys()].filter((column) => before.columns.has(column))
  const list = shared.map((column) => `\`${column}\``).join(', ')
  const copy = `INSERT INTO \`__new_${name}\` (${list}) SELECT ${list} FROM \`${name}\``
  return [
    after.create.replace(`CREATE TABLE \`${name}\``, `CREATE TABLE \`__new_${name}\``),
    ...(shared.length > 0 ? [copy] : []),
    `DROP TABLE \`${name}\``,
    `ALTER TABLE \`__new_${name}\` RENAME TO \`${name}\``,
  ]
}

function tableWarnings(dropped: readonly string[], created: readonly string[]): string[] {
  const lost = dropped.map((name) => `table ${name} is dropped with all its rows`)
  if (dropped.length === 0 || created.length === 0) return lost
  const rename = `a renamed table counts as dropped and created: ${dropped.join(', ')} → ${created.join(', ')}`
  return [...lost, rename]
}

function columnWarnings(name: string, before: TableSql, after: TableSql): string[] {
  const dropped = [...before.columns.keys()].filter((column) => !after.columns.has(column))
  const added = [...after.columns.keys()].filter((column) => !before.columns.has(column))
  const demanding = [...after.columns].filter(([column, sql]) => {
    const old = before.columns.get(column)
    if (!sql.includes('NOT NULL')) return false
    return old === undefined ? !/ DEFAULT /i.test(sql) : !old.includes('NOT NULL')
  })
  return [
    ...dropped.map((column) => `column ${name}.${column} is dropped with its values`),
    ...(dropped.length > 0 && added.length > 0
      ? [
          `a renamed column counts as dropped and added: ${name}: ${dropped.join(', ')} → ${added.join(', ')}`,
        ]
      : []),
    ...demanding.map(
      ([column]) =>
        `column ${name}.${column} now refuses NULL: rows without a value stop the migration`,
    ),
  ]
}
