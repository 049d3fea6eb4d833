import type { Request } from 'express'
import { PortalError } from '#kernel'
import { mediaTypeOf } from './restBody'
import { readBody } from './webRequest'

const HEADER = 'x-payload-http-method-override'
const MB = 1024 * 1024

/** Characters in the query of a question that came as a body. */
export const LONGEST_QUESTION = 32_768

/**
 * The admin asks long questions by POST. Here they become the GET they mean, so that they are bounded like any other
 * and cannot write. Nobody's header reaches Payload: it would read a question from a body that nothing has bounded.
 * @returns was it such a question?
 * @throws PortalError malformed_body, too_large
 */
export async function takeQuestion(req: Request, isSignedIn: boolean): Promise<boolean> {
  const wanted = req.headers[HEADER]
  Reflect.deleteProperty(req.headers, HEADER)
  if (!isSignedIn || req.method !== 'POST' || wanted !== 'GET') return false
  if (mediaTypeOf(req) !== 'application/x-www-form-urlencoded')
    throw new PortalError('malformed_body')
  const question = (await readBody(req, MB)).toString('utf8')
  req.originalUrl += `${req.originalUrl.includes('?') ? '&' : '?'}${question}`
  req.method = 'GET'
  return true
}
