/** What the server tells of the cards; see `src/kernel/widgets`. */
export type Row = Readonly<{
  label: string
  value?: number | string
  note?: string
  at?: string
  href?: string
  isDone?: boolean
  tone?: 'good' | 'warning'
}>

export type Widget = Readonly<{
  slug: string
  title: string
  about?: string
  rows: readonly Row[]
  empty?: string
  more?: Readonly<{ href: string; label: string }>
  isFailed: boolean
}>

export const DASHBOARD = '/api/plugins/core/dashboard'

/** How much of a list of things to do is done; undefined where nothing is to be done. */
export function progressOf(rows: readonly Row[]): { done: number; total: number } | undefined {
  const steps = rows.filter(({ isDone }) => isDone !== undefined)
  if (steps.length === 0) return undefined
  return { done: steps.filter(({ isDone }) => isDone === true).length, total: steps.length }
}
