import type { Request, RequestHandler } from 'express'
import { CLIENT_HEADER } from '#collections'
import { PortalError } from '#kernel'
import type { ClientOf } from '../clientAddress'
import type { Portal } from '../portal'
import { createRequestIds } from '../requestIds'
import { fileHeaders } from '../securityHeaders'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const LONGEST_URL = 8192

/** Headers by which a client could pretend to be the proxy, another method, or an inner part of Next. */
const FORGED =
  /^(x-forwarded-|x-real-ip$|forwarded$|x-(http-)?method(-override)?$|x-(original|rewrite)-url$|x-middleware-|x-nextjs-|x-invoke-|x-matched-path$|x-orda-)/

/**
 * Gives each request an id and safe headers, and refuses what no honest client sends.
 * @param clientOf what is said of where it comes from, before anything else is read
 */
export function requestDoor({ origin }: Portal, clientOf: ClientOf): RequestHandler {
  const headers = fileHeaders(origin)
  const nextId = createRequestIds()
  return (req, res, next) => {
    const id = nextId()
    res.locals.requestId = id
    res.setHeader('X-Request-Id', id)
    for (const [name, value] of headers) res.setHeader(name, value)
    const client = clientOf(req)
    for (const name of Object.keys(req.headers))
      if (FORGED.test(name)) Reflect.deleteProperty(req.headers, name)
    if (client !== undefined) req.headers[CLIENT_HEADER] = client
    if (!METHODS.has(req.method)) {
      res.setHeader('Allow', [...METHODS].join(', '))
      throw new PortalError('method_not_allowed')
    }
    if (!isWellFormed(req)) throw new PortalError('malformed_address')
    next()
  }
}

function isWellFormed({ path, url }: Request): boolean {
  if (url.length > LONGEST_URL || !/^\/(?!\/)/.test(url) || url.includes('\\')) return false
  try {
    const plain = decodeURIComponent(path)
    // A control character in a path is an attack or a fault, never an address of ours. Dots that lead upwards, and
    // backslashes, are read in one way by one parser and in another by the next.
    return !/[\p{Cc}\\]/u.test(plain) && !plain.split('/').some((part) => /^\.\.?$/.test(part))
  } catch {
    return false
  }
}
