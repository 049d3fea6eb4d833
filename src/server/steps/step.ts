import type { ReactElement } from 'react'
import type { Request, Response } from 'express'
import { sessionCookie, sessionOwner } from '#collections'
import { portalOf, type Locale, type Translate } from '#kernel'
import { renderDocument, type StepProps } from '#site'
import { themes } from '#themes'
import { viewIn } from '../doors/viewDoor'
import { stepPath } from '../letIn'
import type { Portal } from '../portal'
import { PUBLIC_CSP } from '../securityHeaders'

type Owner = NonNullable<Awaited<ReturnType<typeof sessionOwner>>>

/** Somebody at a step of signing in, whatever his session still needs. */
export type Step = Readonly<{
  locale: Locale
  owner: Owner
  portal: Portal
  req: Request
  res: Response
  t: Translate
  /** Where he goes afterwards. */
  target: string
  token: string
}>

export type Exchange = Readonly<{ locale: Locale; req: Request; res: Response }>

/** Who stands at a step; undefined where the session has ended. */
export async function stepOf(
  portal: Portal,
  exchange: Exchange,
  target: string,
): Promise<Step | undefined> {
  const { cookie } = exchange.req.headers
  const owner = await sessionOwner(portal.payload, cookie)
  const token = sessionCookie(portal.origin).read(cookie)
  if (!owner || token === undefined) return undefined
  const t = portalOf(portal.payload).translate(exchange.locale)
  return { ...exchange, owner, portal, t, target, token }
}

/** A page of a step: its last part of the address, its title, and what it shows. */
export type StepPage = Readonly<{ at: string; title: string; body: ReactElement }>

/** Why the last form was refused. */
export type Refused = NonNullable<StepProps['refusal']>

/** Sends a page. */
export function sendStep({ locale, portal, req, res, t, target }: Step, page: StepPage): void {
  const html = renderDocument({
    ...{ assets: portal.assets, locale, origin: portal.origin, t, themes, view: viewIn(req) },
    path: stepPath(locale, page.at, target).slice(locale.length + 1),
    title: page.title,
    body: page.body,
    isIndexed: false,
  })
  res.set('Content-Security-Policy', PUBLIC_CSP).type('html').send(html)
}
