import { createElement } from 'react'
import type { Request, Response } from 'express'
import { beginFlow, flowCookie, type StateFlow } from '#collections'
import { PortalError, portalOf } from '#kernel'
import { renderDocument, StateWay } from '#site'
import { themes } from '#themes'
import { viewIn } from '../doors/viewDoor'
import type { Portal } from '../portal'
import { PUBLIC_CSP } from '../securityHeaders'
import { stateNameOf } from '../showSignIn'

/**
 * Sends a browser to the service of the state. Not by a redirect: `form-action 'self'` holds for all redirects that
 * follow a form, and which hosts a service leads through is its own affair. So a page of ours goes on by itself.
 * @throws PortalError not_found (there is no such service), state_login_down
 */
export async function leaveForState(
  portal: Portal,
  { req, res }: Readonly<{ req: Request; res: Response }>,
  flow: StateFlow,
): Promise<void> {
  const { assets, origin, payload, stateProvider } = portal
  const { locale } = flow
  const t = portalOf(payload).translate(locale)
  const name = stateNameOf(portal, locale, t)
  if (!stateProvider || name === undefined) throw new PortalError('not_found')
  const token = await beginFlow(payload, flow)
  const { href } = await stateProvider.wayThere(token)
  const html = renderDocument({
    ...{ assets, locale, origin, t, themes, view: viewIn(req) },
    path: '/sign-in',
    title: t('site:signIn.title'),
    body: createElement(StateWay, { href, name, t }),
    isIndexed: false,
  })
  res.append('Set-Cookie', flowCookie(origin).write(token))
  res.set({ 'Content-Security-Policy': PUBLIC_CSP, Refresh: `0;url=${href}` })
  res.type('html').send(html)
}
