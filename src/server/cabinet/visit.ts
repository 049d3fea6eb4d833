import type { Request } from 'express'
import type { PayloadRequest } from 'payload'
import { sessionCookie } from '#collections'
import { portalOf, subjectOf, type Locale, type Subject, type Translate } from '#kernel'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'

/** Somebody in his cabinet. */
export type Visit = Readonly<{
  locale: Locale
  /** What the person is called. */
  name: string
  portal: Portal
  query: URLSearchParams
  /** As the database knows it: whatever is asked is asked for the person. */
  req: PayloadRequest
  subject: Subject
  t: Translate
  /** Of the session by which he asks. */
  token: string
}>

/** Who comes to the cabinet; undefined where nobody is signed in. */
export async function visitOf(
  portal: Portal,
  req: Request,
  locale: Locale,
): Promise<Visit | undefined> {
  const request = await payloadRequest(portal, req)
  const subject = subjectOf(request)
  const token = sessionCookie(portal.origin).read(req.headers.cookie)
  if (!subject || token === undefined) return undefined
  const t = portalOf(portal.payload).translate(locale)
  const query = new URL(req.originalUrl, portal.origin).searchParams
  const { name = '' } = request.user as { name?: string }
  return { locale, name, portal, query, req: request, subject, t, token }
}
