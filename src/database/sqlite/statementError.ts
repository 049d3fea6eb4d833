/** A refusal by SQLite, in the shape of @libsql/client's LibsqlError: Payload reads `code`. */
export class StatementError extends Error {
  readonly code: string
  readonly rawCode: number | undefined
  /** The statement, without its values. */
  readonly sql: string | undefined

  constructor(code: string, message: string, options: StatementErrorOptions = {}) {
    super(`${code}: ${message}`, { cause: options.cause })
    this.name = 'LibsqlError'
    this.code = code
    this.rawCode = options.rawCode
    this.sql = options.sql
  }
}

interface StatementErrorOptions {
  rawCode?: number | undefined
  sql?: string | undefined
  cause?: unknown
}

/** True for an error that SQLite raised, with one of these codes or a longer form of them. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  const code = error instanceof StatementError ? error.code : ''
  return codes.some((wanted) => code === wanted || code.startsWith(`${wanted}_`))
}

/** Turns what the library throws into StatementErrors. */
export function guarded<T>(action: () => T, sql?: string): T {
  try {
    return action()
  } catch (error) {
    throw toStatementError(error, sql)
  }
}

/** The library throws three kinds of error for the same refusal, depending on the call. */
function toStatementError(cause: unknown, sql: string | undefined): unknown {
  if (cause instanceof StatementError || typeof cause !== 'object' || cause === null) return cause
  const { code, message, rawCode } = cause as { code?: unknown; message?: string; rawCode?: number }
  if (typeof code === 'string' && code.startsWith('SQLITE_')) {
    return new StatementError(code, message ?? '', { rawCode, sql, cause })
  }
  if (message?.startsWith('ConnectionFailed')) {
    return new StatementError('SQLITE_CANTOPEN', message, { cause })
  }
  return cause
}
