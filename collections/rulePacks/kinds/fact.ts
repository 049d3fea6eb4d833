import { z } from 'zod'

/** How sure a fact is: an act says so; it is done so; nobody has compared it with an act yet. */
const CERTAINTIES = ['law', 'practice', 'unsure'] as const

/** What every rule tells of itself: how sure it is, and where it comes from. */
export const fact = {
  certainty: z.enum(CERTAINTIES),
  source: z.string().trim().min(1).max(300),
}

/** A text in both languages. */
export const texts = (max: number) =>
  z.strictObject({ kk: z.string().trim().min(1).max(max), ru: z.string().trim().min(1).max(max) })

/** What a row is called by rules and programs; it stays when its name changes. */
export const key = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/)

type Row = Readonly<{ key: string }>

/** Are all rows told apart by their keys? */
export const areApart = (rows: readonly Row[]): boolean =>
  new Set(rows.map((row) => row.key)).size === rows.length

/** The message of a list in which two rows have one key: a name among the core's texts. */
export const TWICE = 'rules.fault.twice'
