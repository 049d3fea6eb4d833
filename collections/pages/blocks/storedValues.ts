import type { Stored } from './pageBlock'

/** A text without the blanks around it; '' for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The rows of a list. */
export const rowsOf = (value: unknown): Stored[] =>
  Array.isArray(value) ? value.filter(isRow) : []

/** A group of fields; empty where there is none. */
export const groupOf = (value: unknown): Stored => (isRow(value) ? value : {})

function isRow(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
