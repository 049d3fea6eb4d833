import type { ErrorCode } from '#kernel'

/** What the statuses of Payload's own refusals mean in our table. */
const CODES: ReadonlyMap<number, ErrorCode> = new Map([
  [400, 'invalid_input'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'method_not_allowed'],
  [409, 'conflict'],
  [413, 'too_large'],
  [415, 'unsupported_file'],
  [501, 'not_found'],
])

/** The code of a refusal that Payload made with this status. */
export function codeOfStatus(status: number): ErrorCode {
  return CODES.get(status) ?? 'internal'
}
