import { createElement } from 'react'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { APIError } from 'payload'
import {
  codeOf,
  errorBody,
  ERRORS,
  PortalError,
  portalOf,
  waitOf,
  type ErrorCode,
  type PageFrame,
} from '#kernel'
import { ErrorPage, errorTitle, renderDocument } from '#site'
import { themes } from '#themes'
import { breakOff } from '../answerLines'
import type { Portal } from '../portal'
import { codeOfStatus } from '../payloadRefusal'
import { PUBLIC_CSP } from '../securityHeaders'
import { localeOf } from './languageDoor'
import { viewIn } from '../viewIn'

/** Nothing answered: the address does not exist. */
export function notFoundDoor(): RequestHandler {
  return () => {
    throw new PortalError('not_found')
  }
}

/** Answers every failure in the reader's language: a page to browsers, JSON to programs. Never a stack. */
export function errorDoor(portal: Portal): ErrorRequestHandler {
  // Express recognises an error handler by its four parameters.
  return (error: unknown, req, res, _next) => {
    const known = ours(error)
    const code = codeOf(known)
    const requestId = String(res.locals.requestId ?? '')
    const entry = {
      code,
      requestId,
      method: req.method,
      ...(code === 'internal' && { err: error }),
    }
    portal.payload.logger[ERRORS[code].log](entry, `answered ${String(ERRORS[code].status)}`)
    if (res.headersSent) {
      const { translate } = portalOf(portal.payload)
      breakOff(res, errorBody(known, translate(localeOf(req))))
      return
    }
    res.status(ERRORS[code].status).set('Cache-Control', 'no-store')
    const wait = waitOf(known)
    if (wait !== undefined) res.set('Retry-After', String(wait))
    res.set('Content-Language', localeOf(req))
    if (/^\/api(\/|\?|$)/i.test(req.originalUrl)) sendJson(portal, req, res, known)
    else sendPage(portal, req, res, known)
  }
}

function sendJson({ payload }: Portal, req: Request, res: Response, error: unknown): void {
  const body = errorBody(error, portalOf(payload).translate(localeOf(req)))
  res.json({ ...body, errors: [{ message: body.error.message }] })
}

function sendPage(portal: Portal, req: Request, res: Response, error: unknown): void {
  res.set('Content-Security-Policy', PUBLIC_CSP)
  res
    .type('html')
    .send(errorPage(portal, req, error, { requestId: String(res.locals.requestId ?? '') }))
}

/** The whole document of an error; at a place, within the frame of the place. */
export function errorPage(
  { assets, origin, payload }: Portal,
  req: Request,
  error: unknown,
  { frame = {}, requestId }: { frame?: PageFrame | undefined; requestId?: string } = {},
): string {
  const locale = localeOf(req)
  const t = portalOf(payload).translate(locale)
  const code: ErrorCode = codeOf(error)
  const [, first, ...rest] = req.path.split('/')
  const { site } = frame
  return renderDocument({
    locale,
    t,
    origin,
    path: first === locale ? `/${rest.join('/')}` : '/',
    title: errorTitle(code, t),
    body: createElement(ErrorPage, { error, home: `/${locale}/`, requestId, site, t }),
    themes,
    assets,
    isIndexed: false,
    ...frame,
    view: viewIn(req),
  })
}

/** Payload and Express throw errors of their own; each has a counterpart in our table. */
function ours(error: unknown): unknown {
  if (codeOf(error) !== 'internal') return error
  if (error instanceof APIError) return fromPayload(error as APIError)
  const { status } = (error ?? {}) as { status?: unknown }
  if (status === 403 || status === 404) return new PortalError('not_found')
  const isRefusal = typeof status === 'number' && status >= 400 && status < 500
  return isRefusal || error instanceof URIError ? new PortalError('malformed_address') : error
}

/** What is wrong with a field is its first complaint's path; `Error.message` is English, and not for readers. */
function fromPayload(error: APIError): unknown {
  const { errors } = (error.data ?? {}) as { errors?: readonly { path?: unknown }[] }
  const path = errors?.[0]?.path
  // Ours says what a person may not do; Payload's only ever means a document out of reach: one that is not there.
  const code = error.status === 403 ? 'not_found' : codeOfStatus(error.status)
  return new PortalError(
    code,
    { limit: 1 },
    { cause: error, ...(typeof path === 'string' && { field: path }) },
  )
}
