import type { PayloadRequest } from 'payload'

/** What a column holds; `date` is ISO 8601 text, a day (`2026-09-01`) or a moment (`2026-09-01T09:00:00.000Z`). */
export type StoreColumn = 'boolean' | 'date' | 'integer' | 'json' | 'real' | 'text'

/** A row: `id` and `rev` (1 when it is made, one more at each change), and its columns; null where there is nothing. */
export type StoreRow = Readonly<Record<string, unknown>> & Readonly<{ id: string; rev: number }>

export type StoreValues = Readonly<Record<string, unknown>>

/** The rows in which one of these columns holds one of its values; an empty list reaches none. */
export type StoreReach = readonly Readonly<{ column: string; in: readonly string[] }>[]

/** Rows that meet all conditions of one of these alternatives. */
export type StorePlaces = readonly (readonly StorePlaceCondition[])[]

export type StorePlaceCondition = Readonly<{ column: string }> &
  Readonly<{ in: readonly string[] } | { notIn: readonly string[] }>

/** One change of one row. `within`: a row out of this reach is treated as if it were not there. */
export type StoreOp = StorePut | StoreAdd | StoreRemove

/** Without `rev` a new row; with it, a change of the columns named, if the row still has that `rev`. */
export interface StorePut {
  do: 'put'
  table: string
  id: string
  values: StoreValues
  rev?: number | undefined
  /** A new row takes its institution and tree columns from this row, as it is at that moment. */
  placedAs?: Readonly<{ table: string; id: string }> | undefined
  within?: StoreReach | undefined
}

/** Adds to numbers of a row; where there is none, `values` and the numbers make one. */
export interface StoreAdd {
  do: 'add'
  table: string
  id: string
  values: StoreValues
  add: Readonly<Record<string, number>>
  within?: StoreReach | undefined
}

/** With `rev` only if the row still has it. */
export interface StoreRemove {
  do: 'remove'
  table: string
  id: string
  rev?: number | undefined
  within?: StoreReach | undefined
}

export interface StoreQuery {
  table: string
  /** At most 1,000. */
  ids?: readonly string[] | undefined
  /** Columns that equal a value. */
  where?: Readonly<Record<string, boolean | number | string>> | undefined
  /** `from` is included, `before` is not. */
  range?: Readonly<{ column: string; from?: number | string; before?: number | string }> | undefined
  order?: Readonly<{ column: string; isDescending?: boolean }> | undefined
  /** 1,000 when absent, and at most. */
  limit?: number | undefined
  /** All when absent; `id` and `rev` are always there. */
  columns?: readonly string[] | undefined
  within?: StoreReach | undefined
  /** Narrows the answer further; rows are not found by it. */
  places?: StorePlaces | undefined
}

/** What became of the row of an op; `rev` is 0 when the row is gone. */
export type StoreResult = Readonly<{ id: string; rev: number }>

/** Typed tables for hot data, without Payload's hooks. Names and values are checked: TypeError. */
export interface Stores {
  /** Sees what the transaction of `req` has written, if it is in one. */
  read(query: StoreQuery, req?: PayloadRequest): Promise<StoreRow[]>
  /**
   * Stores all of `ops`, at most 1,000, or nothing. Inside the transaction of `req` they belong to it, and a failure takes it along;
   * otherwise the promise is kept once they are on the disk. Throws StoreConflict, DatabaseError.
   */
  write(ops: readonly StoreOp[], req?: PayloadRequest): Promise<StoreResult[]>
}

/** A row was not as an op expected it; nothing of the whole write is stored. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict'
  readonly code = 'conflict'

  /**
   * @param index which of the ops
   * @param current the row as it is; undefined when it is not there, or out of reach
   */
  constructor(
    readonly index: number,
    readonly current: StoreRow | undefined,
  ) {
    super('the row was changed meanwhile, or is not there')
  }
}
