import { type Request, type RequestHandler, type Response, Router } from 'express'
import {
  deviceCookie,
  endFlow,
  enterByIin,
  flowCookie,
  linkIin,
  type StateFlow,
  type Vouched,
} from '#collections'
import { codeOf, ERRORS, LOCALES, PortalError, subjectOf, type Locale } from '#kernel'
import { letIn } from '../letIn'
import { leaveForState } from '../oidc/leaveForState'
import { CALLBACK, type StateProvider } from '../oidc/stateProvider'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { markRefused } from '../refusalOf'
import { safeTarget } from '../safeTarget'
import { showSignIn } from '../showSignIn'
import { readBody } from '../webRequest'
import { localeOf } from './languageDoor'

const MB = 1024 * 1024

type Exchange = Readonly<{ req: Request; res: Response }>

/** `/{lang}/sign-in/state`: signing in by the service of the state, where there is one. */
export function stateLoginDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  const { stateProvider } = portal
  if (!stateProvider) return router
  router.use([CALLBACK, ...LOCALES.map((locale) => `/${locale}/sign-in/state`)], noStore)
  for (const locale of LOCALES)
    router.post(`/${locale}/sign-in/state`, async (req, res) => {
      const sent = new URLSearchParams((await readBody(req, MB)).toString('utf8'))
      const target = safeTarget(sent.get('to'))
      try {
        await leaveForState(portal, { req, res }, { locale, target })
      } catch (error) {
        refuse(portal, { req, res }, { error, locale, target })
      }
    })
  router.get(CALLBACK, (req, res) => comeBack(portal, stateProvider, { req, res }))
  return router
}

const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

/** Whoever comes back without having been sent there, too late or twice is refused before anything is asked. */
async function comeBack(portal: Portal, provider: StateProvider, at: Exchange): Promise<void> {
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
    if (user === undefined) refuse(portal, at, { error, locale, target })
    else res.redirect(303, `/${locale}/me/security?refused=${noted(portal, error)}`)
  }
}

async function enterAs(
  portal: Portal,
  { req, res }: Exchange,
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
  { req, res }: Exchange,
  { locale, user }: StateFlow,
  { iin }: Vouched,
): Promise<void> {
  const request = await payloadRequest(portal, req)
  if (subjectOf(request)?.id !== user) throw new PortalError('state_login_refused')
  await linkIin(request, iin)
  res.redirect(303, `/${locale}/me/security?done=linked`)
}

type Refused = Readonly<{ error: unknown; locale: Locale; target: string }>

function refuse(portal: Portal, { req, res }: Exchange, { error, locale, target }: Refused): void {
  noted(portal, error)
  markRefused(res, error)
  showSignIn(portal, res, { req, locale, to: target, error })
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
