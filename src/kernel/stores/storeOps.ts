import type { PayloadRequest } from 'payload'
import type { Places } from '../modules/places'

/** A row: `id` and `rev` (1 when it is made, one more at each change), and its columns; null where there is nothing. */
export type StoreRow = Readonly<Record<string, unknown>> & Readonly<{ id: string; rev: number }>

type Values = Readonly<Record<string, unknown>>
type Within = readonly Readonly<{ column: string; in: readonly string[] }>[]

/** The rows of a store that somebody reaches: all, or those in which one of these columns holds one of its values. */
export type StoreReach = 'all' | Within

/**
 * One change of one row; `src/database/stores/contract.ts` says what each means. `shows` is for the kernel alone: may a
 * row be shown to who hears of a conflict?
 */
export type StoreOp = Readonly<{
  table: string
  id: string
  shows?: ((row: StoreRow) => Promise<boolean>) | undefined
  within?: Within | undefined
}> &
  (
    | Readonly<{
        do: 'put'
        values: Values
        rev?: number | undefined
        placedAs?: Readonly<{ table: string; id: string }>
      }>
    | Readonly<{ do: 'add'; values: Values; add: Readonly<Record<string, number>> }>
    | Readonly<{ do: 'remove'; rev?: number | undefined }>
  )

export type StoreQuery = Readonly<{
  table: string
  ids?: readonly string[] | undefined
  where?: Readonly<Record<string, boolean | number | string>> | undefined
  range?: Readonly<{ column: string; from?: number | string; before?: number | string }> | undefined
  order?: Readonly<{ column: string; isDescending?: boolean }> | undefined
  limit?: number | undefined
  columns?: readonly string[] | undefined
  within?: Within | undefined
  places?: Places | undefined
}>

/** Typed tables without Payload's hooks. A write is stored as a whole or not at all; `conflict` says which op failed. */
export type DatabaseStores = Readonly<{
  read: (query: StoreQuery, req?: PayloadRequest) => Promise<readonly StoreRow[]>
  write: (ops: readonly StoreOp[], req?: PayloadRequest) => Promise<unknown>
}>
