import type { Ending } from '../history/history'

/** What one thing that readers see, its register, is worth after a write. */
export type Effect = Readonly<{ register: string; value: string }>

/** One write of an editor; ms of one clock. Registers have one writer at a time. */
export type Change = Readonly<{
  effects: readonly Effect[]
  /** Of the portal that was asked. */
  process: number
  sentAt: number
  /** When its answer had come. */
  endedAt: number
  ending: Ending
}>

/** What an answer to a reader says of one register. */
export type Sight = Readonly<{
  address: string
  process: number
  register: string
  /** Each of these would explain the answer. */
  values: readonly string[]
  begunAt: number
  endedAt: number
}>
