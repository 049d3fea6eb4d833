import { PortalError } from '#kernel'

/** As the library tells it; `status` is that of an answer of the provider. */
type Fault = Readonly<{
  code?: string
  error?: string
  status?: number
  cause?: Readonly<{ status?: number }>
}>

const SLOW = ['OAUTH_TIMEOUT', 'OAUTH_ABORT']

/**
 * What is told of a way to the provider and back that came to nothing. The library's own errors hold claims and tokens,
 * so none of them goes on: only the name of what was wrong does, for the log.
 */
export function refusalOf(error: unknown): PortalError {
  if (error instanceof PortalError) return error
  const fault = error as Fault
  const cause = new Error(fault.code ?? 'no answer')
  if (isDown(fault)) return new PortalError('state_login_down', {}, { cause })
  const isOwnWish =
    fault.code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR' && fault.error === 'access_denied'
  const code = isOwnWish ? 'state_login_cancelled' : 'state_login_refused'
  return new PortalError(code, {}, { cause })
}

/** What has no code of the library came from the network. */
function isDown({ cause, code, status = cause?.status }: Fault): boolean {
  return code === undefined || SLOW.includes(code) || (status ?? 0) >= 500
}
