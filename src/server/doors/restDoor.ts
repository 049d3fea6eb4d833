import type { Request, RequestHandler } from 'express'
import { handleEndpoints } from 'payload'
import { sessionUser } from '#collections'
import { createTurns, type Turns } from '#kernel'
import { attempted } from '../attempted'
import type { Portal } from '../portal'
import { guardFiles } from '../guardFiles'
import { governQuery } from '../governQuery'
import { LONGEST_QUESTION, takeQuestion } from '../longQuestion'
import { restAnswer } from '../restAnswer'
import { restBody } from '../restBody'
import { restTarget, type RestTarget } from '../restTarget'
import { sendWebResponse, webRequest } from '../webRequest'

/** Payload's REST in Express: one copy of the modules, the body read once, busy databases asked again. */
export function restDoor(portal: Portal): RequestHandler {
  const door = { ...portal, inTurn: createTurns() }
  return async (req, res) => {
    const isSignedIn = (await sessionUser(portal.payload, req.headers.cookie)) !== undefined
    const isLong = await takeQuestion(req, isSignedIn)
    const target = restTarget(portal.payload, req)
    const { collection } = target
    const { payload } = portal
    governQuery(req, {
      collection,
      isSignedIn,
      payload,
      ...(isLong && { longest: LONGEST_QUESTION }),
    })
    const response = await answer(door, req, target, isSignedIn)
    const isHidden = await isForeign(response, target, isSignedIn)
    const shown = await restAnswer(portal, req, response, isHidden)
    if (shown.wait !== undefined) res.setHeader('Retry-After', String(shown.wait))
    await sendWebResponse(shown.response, res)
  }
}

/** Does an answer confirm a document that this person may not see? */
async function isForeign(
  response: Response,
  { asksRights, isById }: RestTarget,
  isSignedIn: boolean,
): Promise<boolean> {
  if (response.status === 403) return isById && isSignedIn
  if (!asksRights || !response.ok) return false
  return !((await response.clone().json()) as { read?: unknown }).read
}

async function answer(
  { inTurn, instanceKey, origin, payload }: Portal & Readonly<{ inTurn: Turns }>,
  req: Request,
  { collection, fields, file: kind, id }: RestTarget,
  isSignedIn: boolean,
): Promise<Response> {
  // Files are taken from people who are signed in; what others send stays small.
  const body = await restBody(req, {
    fields,
    file: isSignedIn ? kind : undefined,
    namesRev: isSignedIn,
  })
  const work = (): Promise<Response> =>
    attempted(payload, async () => {
      const response = await handleEndpoints({
        config: payload.config,
        request: webRequest(req, origin, body),
        ...(instanceKey !== undefined && { payloadInstanceCacheKey: instanceKey }),
      })
      return { isBusy: response.status === 503, result: response }
    })
  const file = body instanceof FormData ? body.get('file') : null
  const made = file instanceof File ? file : undefined
  const isRisky =
    kind !== undefined && isSignedIn && (made !== undefined || req.method === 'DELETE')
  if (!isRisky) return work()
  // Two who remove one file at once would each find it half gone.
  const guarded = (): Promise<Response> => guardFiles(payload, { collection, id, made }, work)
  return id === '' ? guarded() : inTurn(`${collection}/${id}`, guarded)
}
