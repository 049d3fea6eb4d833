import type { AfterErrorHook } from 'payload'
import { codeOf, isErrorCode, PortalError, valuesOf } from './errors'
import { localeOf } from './locales'
import { portalOf } from './state'
import type { Translate } from './translator'

/** The sentence for the reader that belongs to a thrown value. */
export function messageOf(error: unknown, t: Translate): string {
  return t(`kernel:error.${codeOf(error)}`, valuesOf(error))
}

/** The body of every failed answer of ours. */
export function errorBody(
  error: unknown,
  t: Translate,
): {
  error: { code: string; message: string; details?: unknown; field?: string; retryAfter?: number }
} {
  const field = (error as { field?: unknown } | undefined)?.field
  const { details, retryAfter } = error instanceof PortalError ? error : {}
  return {
    error: {
      code: codeOf(error),
      message: messageOf(error, t),
      ...(typeof field === 'string' && { field }),
      ...(details !== undefined && { details }),
      ...(retryAfter !== undefined && { retryAfter }),
    },
  }
}

/** Payload's REST answers errors of ours in the reader's language, in the shape the admin's client shows. */
export const translateErrors: AfterErrorHook = ({ error, req, result }) => {
  if (!isErrorCode((error as { code?: unknown }).code)) return
  const body = errorBody(error, portalOf(req.payload).translate(localeOf(req)))
  return {
    response: {
      ...result,
      ...body,
      errors: [
        { message: body.error.message, data: { code: body.error.code, field: body.error.field } },
      ],
    },
  }
}
