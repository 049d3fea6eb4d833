import { type RequestHandler, Router } from 'express'
import {
  deviceCookie,
  endFlow,
  enterByIin,
  flowCookie,
  linkIin,
  type StateFlow,
  type Vouched,
} from '#collections'
import { codeOf, ERRORS, LOCALES, PortalError, subjectOf } from '#kernel'
import { exchangeIn, handled, neverKept, sentForm, type Exchange } from '../exchange'
import { letIn } from '../letIn'
import { leaveForState } from '../oidc/leaveForState'
import { CALLBACK, type StateProvider } from '../oidc/stateProvider'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { markRefused } from '../refusalOf'
import { safeTarget } from '../safeTarget'
import { showSignIn } from '../showSignIn'
import { localeOf } from './languageDoor'

/** `/{lang}/sign-in/state`: signing in by the service of the state, where there is one. */
export function stateLoginDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  const { stateProvider } = portal
  if (!stateProvider) return router
  router.use([CALLBACK, ...LOCALES.map((locale) => `/${locale}/sign-in/state`)], neverKept)
  for (const locale of LOCALES)
    router.post(`/${locale}/sign-in/state`, handled(portal, locale)(goThere))
  router.get(CALLBACK, (req, res) => comeBack(portal, stateProvider, { req, res }))
  return router
}

async function goThere(exchange: Exchange): Promise<void> {
  const { locale, req } = exchange
  const target = safeTarget((await sentForm(req)).get('to'))
  try {
    await leaveForState(exchange, { locale, target })
  } catch (error) {
    refuse(exchange, { error, target })
  }
}

type Asked = Pick<Exchange, 'req' | 'res'>

/** Whoever comes back without having been sent there, too late or twice is refused before anything is asked. */
async function comeBack(portal: Portal, provider: StateProvider, at: Asked): Promise<void> {
  const { req, res } = at
  const { origin, payload } = portal
  const cookie = flowCookie(origin)
  const token = cookie.read(req.headers.cookie)
  res.append('Set-Cookie', cookie.clear())
  const flow = await endFlow(payload, token)
  try {
    if (token === undefined || !flow) throw new PortalError('state_login_refused')
    const person = await provider.personOf(new URL(req.originalUrl, origin), token)
    if (flow.user === undefined) await enterAs(portal, at, flow, person)
    else await link(portal, at, flow, person)
  } catch (error) {
    const { locale = localeOf(req), target = safeTarget(undefined), user } = flow ?? {}
    if (user === undefined) refuse(exchangeIn(portal, locale, at), { error, target })
    else res.redirect(303, `/${locale}/me/security?refused=${noted(portal, error)}`)
  }
}

async function enterAs(
  portal: Portal,
  { req, res }: Asked,
  { locale, target }: StateFlow,
  person: Vouched,
): Promise<void> {
  const { origin, payload } = portal
  const device = deviceCookie(origin)
  const entered = await enterByIin(payload, person, {
    agent: req.headers['user-agent'],
    device: device.read(req.headers.cookie),
  })
  await letIn(portal, res, entered, { locale, target })
}

/** Only whoever began it links his account: another one may have signed in meanwhile. */
async function link(
  portal: Portal,
  { req, res }: Asked,
  { locale, user }: StateFlow,
  { iin }: Vouched,
): Promise<void> {
  const request = await payloadRequest(portal, req)
  if (subjectOf(request)?.id !== user) throw new PortalError('state_login_refused')
  await linkIin(request, iin)
  res.redirect(303, `/${locale}/me/security?done=linked`)
}

type Refused = Readonly<{ error: unknown; target: string }>

function refuse(exchange: Exchange, { error, target }: Refused): void {
  noted(exchange.portal, error)
  markRefused(exchange.res, error)
  showSignIn(exchange, { error, to: target })
}

/**
 * Notes a refusal by names alone: what the provider said holds people.
 * @throws whatever is no refusal of ours
 */
function noted({ payload }: Portal, error: unknown): keyof typeof ERRORS {
  const code = codeOf(error)
  if (code === 'internal') throw error
  const { cause } = error as { cause?: { message?: string } }
  payload.logger[ERRORS[code].log]({ code, fault: cause?.message }, 'signing in by the state')
  return code
}
