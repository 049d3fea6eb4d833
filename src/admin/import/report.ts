/** What is wrong with the cells of a table. */
export type Faults = Readonly<{
  faults: readonly Readonly<{ row: number; column: string; value: string; reason: string }>[]
  faultCount: number
  faultsCsv: string
}>

/** What was read of a table. */
export type Checked = Faults &
  Readonly<{
    /** Columns that nothing was taken from. */
    ignored: readonly Readonly<{ column: string; header: string }>[]
  }>

/** What a check or an import of institutions found, as the server answers it. */
export type Report = Checked &
  Readonly<{
    created: number
    updated: number
    unchanged: number
    /** Rows that are wrong. */
    left: number
    isDry: boolean
    rows: number
  }>

/** `dry` only checks; `partial` takes the rows that are right. */
export type Mode = 'all' | 'dry' | 'partial'

export type Progress = Readonly<{ done: number; total: number }>

/** One line of the answer. */
export type News<R> = Readonly<{ progress?: Progress; answer?: R; error?: { message?: unknown } }>
