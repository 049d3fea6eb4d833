import type { Place } from './place'
import type { StoreRow } from './storeOps'

/** The key columns of a row with their values; `{ id }` where rows are appended. */
export type StoreKey = Readonly<Record<string, boolean | number | string>>

export type StoreValues = Readonly<Record<string, unknown>>

/** A question to a store; an index of the store must answer it. */
export type StoreFind = Readonly<{
  keys?: readonly StoreKey[]
  where?: StoreKey
  /** `from` is included, `before` is not. */
  range?: Readonly<{ column: string; from?: number | string; before?: number | string }>
  /** A column; `-` in front of it means the greatest first. Equal ones come in any order. */
  order?: string
  /** 1,000 when absent, and at most. */
  limit?: number
  columns?: readonly string[]
}>

export type StoreAdding = Readonly<{ of?: Place | undefined; values?: StoreValues }>

/**
 * One store, narrowed to what a person reaches. In an endpoint with `effect: 'store'` writes are kept until its handler
 * has answered: a conflict comes after that, and a read does not see them.
 */
export type StoreDoor = Readonly<{
  get: (key: StoreKey) => Promise<StoreRow | undefined>
  find: (query: StoreFind) => Promise<readonly StoreRow[]>
  /**
   * Without `rev` a new row, placed as `of` where the store is scoped; with it a change of the columns named.
   * @returns the row's new rev
   * @throws PortalError conflict (with the row as it is), not_found
   */
  put: (
    key: StoreKey,
    values: StoreValues,
    options?: Readonly<{ of?: Place | undefined; rev?: number | undefined }>,
  ) => Promise<number>
  /** Adds to numbers of a row; where there is none, `values` and `of` make one. */
  add: (
    key: StoreKey,
    add: Readonly<Record<string, number>>,
    options?: StoreAdding,
  ) => Promise<void>
  /** A new row of a store without a key. @returns its id */
  append: (values: StoreValues, options?: Readonly<{ of?: Place | undefined }>) => Promise<string>
  /** With `rev` only if the row still has it. @throws PortalError conflict, not_found */
  remove: (key: StoreKey, options?: Readonly<{ rev?: number | undefined }>) => Promise<void>
}>

/** `ctx.store('journals-sheets')` */
export type OpenStore = (slug: string) => StoreDoor
