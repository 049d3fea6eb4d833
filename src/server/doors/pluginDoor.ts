import type { Request, RequestHandler } from 'express'
import {
  answerEndpoint,
  codeOf,
  findEndpoint,
  PortalError,
  portalOf,
  refuseStrangers,
} from '#kernel'
import { answerLines } from '../answerLines'
import { attempted } from '../attempted'
import { parseJson } from '../parseJson'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { mediaTypeOf } from '../restBody'
import { withItsEffect } from '../withItsEffect'
import { readBody } from '../webRequest'

const MB = 1024 * 1024

type Endpoint = NonNullable<ReturnType<typeof findEndpoint>>

/**
 * `/api/plugins/<id>/<path>`: the endpoints that manifests declare. Whatever one of them writes is stored together or
 * not at all, unless it says otherwise.
 */
export function pluginDoor(portal: Portal): RequestHandler {
  const { origin, payload } = portal
  return async (req, res) => {
    const { registry } = portalOf(payload)
    const [, plugin = '', ...rest] = req.path.split('/')
    const declared = findEndpoint(registry, req.method, plugin, `/${rest.join('/')}`)
    if (!declared || (await isOff(portal, plugin))) throw new PortalError('not_found')
    const { body, file } = await bodyOf(portal, req, declared)
    const query = new URL(req.originalUrl, origin).searchParams
    const input: unknown = body ? parseJson(body) : Object.fromEntries(query)
    const lines = declared.answers === 'lines' ? answerLines(res) : undefined
    const extras = { ...(file && { file }), ...(lines && { tell: lines.tell }) }
    const endpoint = withItsEffect(declared, req, body)
    const answer: unknown = await attempted(payload, async () => {
      // Without the body: the handler has it as its input, and a stream of it would be the dearest part of all.
      const request = await payloadRequest(portal, req)
      return settled(answerEndpoint(endpoint, request, input, extras))
    })
    if (lines) lines.end({ answer })
    else res.set('Cache-Control', 'no-store').json(answer)
  }
}

/** What is off everywhere is not there. */
async function isOff({ payload }: Portal, plugin: string): Promise<boolean> {
  return (await portalOf(payload).modules.rows(plugin)) === false
}

/** A file, or JSON; neither where the input is the query. */
async function bodyOf(
  portal: Portal,
  req: Request,
  declared: Endpoint,
): Promise<{ body?: Buffer; file?: Buffer }> {
  if (req.method === 'GET') return {}
  if (declared.file) {
    // What strangers send is not even read.
    refuseStrangers(declared, await payloadRequest(portal, req))
    return { file: await readBody(req, declared.file.megabytes * MB) }
  }
  const body = await readBody(req, MB)
  if (body.length === 0) return {}
  if (mediaTypeOf(req) !== 'application/json') throw new PortalError('malformed_body')
  return { body }
}

/** Was the database busy? The promise itself is handed on, kept or broken. */
async function settled<T>(work: Promise<T>): Promise<{ isBusy: boolean; result: Promise<T> }> {
  const [{ reason }] = (await Promise.allSettled([work])) as [{ reason?: unknown }]
  return { isBusy: codeOf(reason) === 'database_busy', result: work }
}
