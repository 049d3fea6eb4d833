import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import { PortalError } from '#kernel'
import { cookiesInLocale, localeOf } from './doors/languageDoor'

const MB = 1024 * 1024

/**
 * Reads a body of bounded size into memory, so that a repeated operation reads the same bytes again.
 * @param limit bytes; whole megabytes, since that is what the refusal names
 * @throws PortalError too_large, malformed_body (compressed, or the client hung up or sent another length)
 */
export async function readBody(req: ExpressRequest, limit: number): Promise<Buffer> {
  const tooLarge = (): PortalError =>
    new PortalError('too_large', { limit: Math.round(limit / MB) })
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new PortalError('malformed_body')
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const parts: Buffer[] = []
  let size = 0
  try {
    // Leaving this loop must not close the connection: the refusal still has to be sent through it.
    for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length
      if (size > limit) throw tooLarge()
      parts.push(part)
    }
  } catch (cause) {
    throw cause instanceof PortalError ? cause : new PortalError('malformed_body', {}, { cause })
  }
  return Buffer.concat(parts)
}

const NO_BODY = new Set(['GET', 'HEAD'])
/** They describe the body as it arrived on the wire, which is not always the body handed on. */
const WIRE = new Set(['content-length', 'connection', 'transfer-encoding', 'host', 'expect'])

/**
 * The same request for code that speaks the Fetch API, in the language in which we would answer it.
 * @param body a form, which brings its own content type, or JSON
 */
export function webRequest(
  req: ExpressRequest,
  origin: string,
  body: Buffer | FormData | undefined,
): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || WIRE.has(name)) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set('cookie', cookiesInLocale(req.headers.cookie, localeOf(req)))
  headers.delete('content-type')
  const init: RequestInit = { method: req.method, headers }
  if (!NO_BODY.has(req.method) && body !== undefined) {
    init.body = body as BodyInit
    if (!(body instanceof FormData)) headers.set('content-type', 'application/json')
  }
  return new Request(new URL(req.originalUrl, origin), init)
}

/** Set by the doors for every answer, and never loosened by what Payload thinks of its own. */
const OURS = new Set(['set-cookie', 'content-security-policy', 'x-powered-by'])

/** Sends a Fetch response as the answer of an Express request. */
export async function sendWebResponse(response: Response, res: ExpressResponse): Promise<void> {
  res.status(response.status)
  for (const [name, value] of response.headers) if (!OURS.has(name)) res.setHeader(name, value)
  for (const cookie of response.headers.getSetCookie()) res.append('Set-Cookie', cookie)
  if (!res.getHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
  res.end(Buffer.from(await response.arrayBuffer()))
}
