import { createElement } from 'react'
import { beginFlow, flowCookie, type StateFlow } from '#collections'
import { PortalError } from '#kernel'
import { StateWay } from '#site'
import { sendPage, type Exchange } from '../exchange'
import { stateNameOf } from '../showSignIn'

/**
 * Sends a browser to the service of the state. Not by a redirect: `form-action 'self'` holds for all redirects that
 * follow a form, and which hosts a service leads through is its own affair. So a page of ours goes on by itself.
 * @throws PortalError not_found (there is no such service), state_login_down
 */
export async function leaveForState(exchange: Exchange, flow: StateFlow): Promise<void> {
  const { locale, portal, res, t } = exchange
  const { origin, payload, stateProvider } = portal
  const name = stateNameOf(portal, locale, t)
  if (!stateProvider || name === undefined) throw new PortalError('not_found')
  const token = await beginFlow(payload, flow)
  const { href } = await stateProvider.wayThere(token)
  res.append('Set-Cookie', flowCookie(origin).write(token)).set('Refresh', `0;url=${href}`)
  const body = createElement(StateWay, { href, name, t })
  sendPage(exchange, { body, path: '/sign-in', title: t('site:signIn.title') })
}
