import { StoreConflict } from '../../stores/contract'
import type { StoreOp, StorePut, StoreQuery, StoreResult, StoreRow } from '../../stores/contract'
import { tableOf } from '../../stores/tables'
import type { ResultSet } from '../connection'
import type { WriteTransaction } from '../writeTransaction'
import type { Sql } from './condition'
import { addition, change, insertion, readRow, removal, selection } from './statements'
import type { SqlTables } from './sqlTables'

/** Does all ops inside a transaction, without an end of its own. Throws StoreConflict at the first that does not fit. */
export function applyUnit(
  transaction: Pick<WriteTransaction, 'execute'>,
  tables: SqlTables,
  ops: readonly StoreOp[],
): StoreResult[] {
  const run = ({ args, sql }: Sql): ResultSet => transaction.execute(sql, args)
  const conflict = (op: StoreOp, index: number): StoreConflict =>
    new StoreConflict(index, currentRow(run, tables, op))
  return ops.map((op, index) => {
    const rev = apply(run, tables, op)
    if (rev === undefined) throw conflict(op, index)
    return { id: op.id, rev }
  })
}

type Run = (statement: Sql) => ResultSet

/** The new rev of the row; undefined when it was not as the op expected. */
function apply(run: Run, tables: SqlTables, op: StoreOp): number | undefined {
  const table = tableOf(tables, op.table)
  if (op.do === 'add') {
    const [row] = run(addition(table, op)).rows
    return row && Number(row[0])
  }
  if (op.do === 'put') {
    const statement = isChange(op) ? change(table, op) : insertion(tables, op)
    return run(statement).rowsAffected === 1 ? (op.rev ?? 0) + 1 : undefined
  }
  return run(removal(table, op)).rowsAffected === 1 ? 0 : undefined
}

function isChange(op: StorePut): op is StorePut & { rev: number } {
  return op.rev !== undefined
}

function currentRow(
  run: Run,
  tables: SqlTables,
  { id, table, within }: StoreOp,
): StoreRow | undefined {
  const query: StoreQuery = { table, ids: [id], within }
  const [row] = run(selection(tableOf(tables, table), query)).rows
  return row && readRow(tableOf(tables, table), query, row)
}
