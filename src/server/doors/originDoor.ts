import type { Request, RequestHandler } from 'express'
import { PortalError } from '#kernel'
import type { Portal } from '../portal'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * No other site makes a browser write here: a writing request names our own origin. Programs without cookies send
 * none; a browser always does, so a missing one together with a cookie is refused.
 */
export function originDoor({ origin }: Portal): RequestHandler {
  return (req, _res, next) => {
    if (!SAFE.has(req.method) && !isOwn(req, origin)) throw new PortalError('foreign_origin')
    next()
  }
}

function isOwn(req: Request, origin: string): boolean {
  const given = req.headers.origin
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (given === undefined) return req.headers.cookie === undefined
  return given === origin || sameLoopback(given, req, origin)
}

/** A demo on loopback is opened as localhost or 127.0.0.1: the page's own name counts there. */
function sameLoopback(given: string, req: Request, origin: string): boolean {
  return origin.startsWith('http:') && given === `http://${req.headers.host ?? ''}`
}
