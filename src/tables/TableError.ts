/** Why a table is refused. None of these is also a code of the portal's own errors. */
export const TABLE_ERRORS = [
  'no_file',
  'empty',
  'unreadable',
  'unknown_encoding',
  'not_a_table',
  'old_format',
  'encrypted',
  'macros',
  'unsafe_content',
  'bomb',
  'no_sheet',
  'file_too_large',
  'too_many_rows',
  'too_many_columns',
  'cell_too_long',
  'broken_quote',
] as const

export type TableErrorCode = (typeof TABLE_ERRORS)[number]

/**
 * The one error of reading a table. The message for the reader is the translation `tables:error.<code>` filled with
 * `values`: `row` as the file counts it, `column` in letters, `limit` in what the message says.
 */
export class TableError extends Error {
  override readonly name = 'TableError'

  constructor(
    readonly code: TableErrorCode,
    readonly values: Readonly<Record<string, number | string>> = {},
    options: { cause?: unknown } = {},
  ) {
    super(code, options)
  }
}

/** What a library threw, as an unreadable file; an error of ours as it is. */
export function asTableError(cause: unknown): TableError {
  return cause instanceof TableError ? cause : new TableError('unreadable', {}, { cause })
}
