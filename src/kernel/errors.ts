import { APIError } from 'payload'

/** Every error the portal answers with: HTTP status, log level, and what the client may do. */
export const ERRORS = {
  invalid_input: { status: 400, log: 'info' },
  malformed_body: { status: 400, log: 'info' },
  malformed_address: { status: 400, log: 'info' },
  unauthenticated: { status: 401, log: 'info' },
  sign_in_failed: { status: 401, log: 'info' },
  code_wrong: { status: 401, log: 'info' },
  slip_wrong: { status: 401, log: 'info' },
  foreign_origin: { status: 403, log: 'warn' },
  forbidden: { status: 403, log: 'warn' },
  not_found: { status: 404, log: 'info' },
  unknown_host: { status: 404, log: 'info' },
  method_not_allowed: { status: 405, log: 'info' },
  conflict: { status: 409, log: 'info' },
  stale: { status: 409, log: 'info' },
  in_progress: { status: 409, log: 'info' },
  still_needed: { status: 409, log: 'info' },
  transaction_lost: { status: 409, log: 'warn' },
  too_large: { status: 413, log: 'info' },
  unsupported_file: { status: 415, log: 'info' },
  unsupported_document: { status: 415, log: 'info' },
  rev_required: { status: 428, log: 'info' },
  key_reused: { status: 422, log: 'info' },
  table_refused: { status: 400, log: 'info' },
  query_too_wide: { status: 400, log: 'info' },
  site_required: { status: 400, log: 'info' },
  institution_required: { status: 400, log: 'info' },
  publish_past: { status: 400, log: 'info' },
  slug_invalid: { status: 400, log: 'info' },
  slug_reserved: { status: 400, log: 'info' },
  slug_taken: { status: 400, log: 'info' },
  colour_invalid: { status: 400, log: 'info' },
  contrast_low: { status: 400, log: 'info' },
  password_weak: { status: 400, log: 'info' },
  password_simple: { status: 400, log: 'info' },
  password_common: { status: 400, log: 'info' },
  password_personal: { status: 400, log: 'info' },
  email_taken: { status: 400, log: 'info' },
  email_own: { status: 403, log: 'info' },
  email_unproven: { status: 409, log: 'info' },
  enrolment_over: { status: 409, log: 'info' },
  factor_demanded: { status: 409, log: 'info' },
  iin_invalid: { status: 400, log: 'info' },
  iin_taken: { status: 409, log: 'info' },
  iin_own: { status: 403, log: 'info' },
  iin_throttled: { status: 429, log: 'warn', retryAfter: 600 },
  iin_keys_missing: { status: 503, log: 'error', retryAfter: 3600 },
  state_login_down: { status: 503, log: 'warn', retryAfter: 60 },
  state_login_refused: { status: 400, log: 'warn' },
  state_login_cancelled: { status: 400, log: 'info' },
  state_login_nameless: { status: 400, log: 'warn' },
  state_login_unknown: { status: 403, log: 'info' },
  state_login_not_linked: { status: 409, log: 'info' },
  module_off: { status: 409, log: 'info' },
  module_unknown: { status: 400, log: 'info' },
  module_bound: { status: 409, log: 'info' },
  pack_kind_unknown: { status: 400, log: 'info' },
  pack_root_only: { status: 400, log: 'info' },
  pack_invalid: { status: 400, log: 'info' },
  pack_approved: { status: 409, log: 'info' },
  pack_overlap: { status: 409, log: 'info' },
  pack_gap: { status: 409, log: 'info' },
  pack_file_invalid: { status: 400, log: 'info' },
  pack_file_newer: { status: 400, log: 'info' },
  pack_file_other: { status: 400, log: 'info' },
  blueprint_invalid: { status: 400, log: 'info' },
  blueprint_newer: { status: 400, log: 'info' },
  institution_closed: { status: 409, log: 'info' },
  parent_required: { status: 400, log: 'info' },
  tree_too_deep: { status: 400, log: 'info' },
  kind_unsuitable: { status: 400, log: 'info' },
  bin_invalid: { status: 400, log: 'info' },
  bin_taken: { status: 400, log: 'info' },
  kato_unknown: { status: 400, log: 'info' },
  kato_foreign: { status: 400, log: 'info' },
  dates_reversed: { status: 400, log: 'info' },
  person_unknown: { status: 400, log: 'info' },
  role_own: { status: 403, log: 'warn' },
  role_too_high: { status: 403, log: 'warn' },
  role_unsuitable: { status: 400, log: 'info' },
  span_invalid: { status: 400, log: 'info' },
  membership_overlaps: { status: 409, log: 'info' },
  membership_over: { status: 409, log: 'info' },
  last_administrator: { status: 409, log: 'info' },
  link_own: { status: 403, log: 'info' },
  link_refused: { status: 409, log: 'info' },
  link_exists: { status: 409, log: 'info' },
  link_over: { status: 409, log: 'info' },
  child_code_invalid: { status: 400, log: 'info' },
  slips_changed: { status: 409, log: 'info' },
  child_code_over: { status: 409, log: 'info' },
  child_codes_many: { status: 409, log: 'info' },
  handover_unsuitable: { status: 400, log: 'info' },
  handover_same: { status: 400, log: 'info' },
  handover_waits: { status: 409, log: 'info' },
  handover_gone: { status: 409, log: 'info' },
  invitation_unknown: { status: 404, log: 'info' },
  recovery_over: { status: 410, log: 'info' },
  email_link_over: { status: 410, log: 'info' },
  invitation_over: { status: 410, log: 'info' },
  invitation_void: { status: 409, log: 'info' },
  invitation_waits: { status: 409, log: 'info' },
  invitation_account: { status: 409, log: 'info' },
  second_person_needed: { status: 403, log: 'info' },
  proposal_waits: { status: 409, log: 'info' },
  proposal_gone: { status: 409, log: 'info' },
  internal: { status: 500, log: 'error' },
  database_busy: { status: 503, log: 'warn', retryAfter: 2 },
  sign_in_throttled: { status: 429, log: 'warn', retryAfter: 600 },
  recovery_throttled: { status: 429, log: 'warn', retryAfter: 600 },
  letters_throttled: { status: 429, log: 'warn', retryAfter: 600 },
  email_throttled: { status: 429, log: 'warn', retryAfter: 600 },
  code_throttled: { status: 429, log: 'warn', retryAfter: 600 },
  sign_in_crowded: { status: 429, log: 'warn', retryAfter: 60 },
  sign_in_busy: { status: 503, log: 'warn', retryAfter: 5 },
  storage_failed: { status: 503, log: 'error', retryAfter: 10 },
  storage_full: { status: 507, log: 'error', retryAfter: 60 },
  starting: { status: 503, log: 'info', retryAfter: 3 },
  shutting_down: { status: 503, log: 'info', retryAfter: 5 },
} as const satisfies Record<
  string,
  { status: number; log: 'info' | 'warn' | 'error'; retryAfter?: number }
>

export type ErrorCode = keyof typeof ERRORS

/** Is this the code of an error of ours? */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value)
}

/**
 * The one error of the portal. The message for the reader is the translation `kernel:error.<code>`
 * filled with `values`; `Error.message` holds the code for logs. `field` names the field at fault;
 * `details` go to the client as they are (the other version of what was changed meanwhile).
 */
export class PortalError extends APIError {
  override readonly name = 'PortalError'

  constructor(
    readonly code: ErrorCode,
    readonly values: Readonly<Record<string, number | string>> = {},
    options: { cause?: unknown; details?: unknown; field?: string; retryAfter?: number } = {},
  ) {
    super(code, ERRORS[code].status, { code, field: options.field }, true)
    this.field = options.field
    this.details = options.details
    this.retryAfter = options.retryAfter
    if (options.cause !== undefined) this.cause = options.cause
  }

  readonly field: string | undefined
  readonly details: unknown
  /** Seconds, where they are known better than the table does. */
  readonly retryAfter: number | undefined
}

/** The code of any thrown value: its own when it carries one of ours, else `internal`. */
export function codeOf(error: unknown): ErrorCode {
  const code: unknown = (error as { code?: unknown } | undefined)?.code
  return isErrorCode(code) ? code : 'internal'
}

/** The values with which the message of a thrown value is filled. */
export function valuesOf(error: unknown): Readonly<Record<string, number | string>> {
  return error instanceof PortalError ? error.values : {}
}

/** Seconds after which the client may try again, for errors that pass by themselves. */
export function retryAfterOf(code: ErrorCode): number | undefined {
  const row = ERRORS[code]
  return 'retryAfter' in row ? row.retryAfter : undefined
}

/** Seconds after which the client may try again what was thrown: its own, else those of its code. */
export function waitOf(error: unknown): number | undefined {
  const own = error instanceof PortalError ? error.retryAfter : undefined
  return own ?? retryAfterOf(codeOf(error))
}
