import type { Request } from 'express'
import {
  errorBody,
  ERRORS,
  isErrorCode,
  PortalError,
  portalOf,
  retryAfterOf,
  type ErrorCode,
} from '#kernel'
import { codeOfStatus } from './payloadRefusal'
import type { Portal } from './portal'
import { localeOf } from './doors/languageDoor'

const JSON_LIMIT_MB = 1

type Refusal = Readonly<{
  error?: { code?: unknown; retryAfter?: unknown }
  errors?: readonly { name?: unknown; message?: unknown; data?: unknown }[]
}>

/**
 * An answer of Payload's REST in the portal's shape; if it is a refusal, with its code and the seconds after which one
 * may ask again.
 */
export type RestAnswer = Readonly<{
  response: Response
  code?: ErrorCode
  wait?: number | undefined
}>

/**
 * Gives every refusal a code and a sentence in the reader's language: half of Payload's own are in English only. What
 * it says about single fields is translated, and kept.
 * @param isHidden a foreign document is one that does not exist: by id, "forbidden" would confirm it
 */
export async function restAnswer(
  { payload }: Portal,
  req: Request,
  response: Response,
  isHidden: boolean,
): Promise<RestAnswer> {
  if (response.status < 400 && !isHidden) return { response }
  const given = await refusalOf(response)
  const own = given.error?.code
  if (isErrorCode(own) && mayBeSaid(own, isHidden)) {
    const shown = Response.json(given, { status: response.status })
    return { response: shown, code: own, wait: waitIn(given, own) }
  }
  const isField = given.errors?.[0]?.name === 'ValidationError'
  const code = isHidden ? 'not_found' : codeOf(response.status, req, isField)
  const error = new PortalError(code, { limit: JSON_LIMIT_MB })
  const body = errorBody(error, portalOf(payload).translate(localeOf(req)))
  const errors = isField ? given.errors : [{ message: body.error.message, data: { code } }]
  return { response: Response.json({ ...body, errors }, { status: ERRORS[code].status }), code }
}

/** The seconds of this refusal, else those of all with its code. */
function waitIn({ error }: Refusal, code: ErrorCode): number | undefined {
  return typeof error?.retryAfter === 'number' ? error.retryAfter : retryAfterOf(code)
}

/** A rule of ours speaks after access has let the person through: it confirms nothing he may not know. */
function mayBeSaid(code: ErrorCode, isHidden: boolean): boolean {
  return !isHidden || code !== 'forbidden'
}

function codeOf(status: number, req: Request, isField: boolean): ErrorCode {
  // A question without a body can only be wrong in its address.
  if (status === 400 && req.method === 'GET' && !isField) return 'malformed_address'
  return codeOfStatus(status)
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    return (await response.json()) as Refusal
  } catch {
    return {}
  }
}
