import type { Stored } from './pageBlock'

/** A text without the blanks around it; '' for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The rows of a list. */
export const rowsOf = (value: unknown): Stored[] =>
  Array.isArray(value) ? value.filter(isRow) : []

/** A group of fields; empty where there is none. */
export const groupOf = (value: unknown): Stored => (isRow(value) ? value : {})

/** One of the choices of a select; the first where nothing fits. */
export function choiceOf<Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  value: unknown,
): Choice {
  return choices.find((choice) => choice === value) ?? choices[0]
}

function isRow(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
