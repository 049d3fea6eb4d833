/** A value as SQLite gives it back. */
export type SqlValue = null | string | number | bigint | ArrayBuffer

/** A value that may be bound to a statement. */
export type SqlArgument = SqlValue | boolean | Date | Uint8Array

/** A result row: cells by index (not enumerable) and by column name (enumerable). */
export interface Row {
  readonly length: number
  readonly [index: number]: SqlValue
  readonly [column: string]: SqlValue
}

const smallestInteger = -9223372036854775808n
const greatestInteger = 9223372036854775807n

/** What the native library may be given for a value. Throws RangeError or TypeError. */
export function toSqlite(value: unknown): unknown {
  switch (typeof value) {
    case 'boolean':
      return value ? 1 : 0
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be stored`)
      return value
    case 'bigint':
      if (value < smallestInteger || value > greatestInteger) {
        throw new RangeError(`${value} does not fit in 64 bits`)
      }
      return value
    case 'undefined':
      throw new TypeError('undefined cannot be stored')
    default:
      return objectToSqlite(value)
  }
}

/** What the rest of the program sees for a value of the native library. Throws RangeError. */
export function fromSqlite(value: unknown): SqlValue {
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is not a safe integer`)
    return number
  }
  if (value instanceof Uint8Array) return bytesOf(value)
  return value as SqlValue
}

/**
 * A row that drizzle can read in both its ways: as a list (`slice.call(row)`) and by column name.
 * Of two columns with one name the first keeps it; a column named like an index or `length` has
 * none. Getters on one prototype, because defining each cell takes three times as long.
 */
export function createRow(cells: SqlValue[], columns: string[]): Row {
  while (indexCount < cells.length) defineIndex(indexCount++)
  const row = { __proto__: rowPrototype, [cellsKey]: cells } as unknown as CellRow
  for (const [index, column] of columns.entries()) {
    if (!(column in row)) row[column] = cells[index] ?? null
  }
  return row as unknown as Row
}

type CellRow = Record<string, SqlValue> & { [cellsKey]: SqlValue[] }

const cellsKey = Symbol('cells')
const rowPrototype = Object.create(null, {
  length: {
    get(this: CellRow) {
      return this[cellsKey].length
    },
  },
}) as object
let indexCount = 0

function defineIndex(index: number): void {
  Object.defineProperty(rowPrototype, index, {
    get(this: CellRow) {
      return this[cellsKey][index]
    },
  })
}

function objectToSqlite(value: unknown): unknown {
  if (value instanceof Date) return value.valueOf()
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
  return value
}

/** A copy only where the bytes are a window on something larger. */
function bytesOf(value: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = value
  const isWhole = byteOffset === 0 && byteLength === buffer.byteLength
  return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer
}
