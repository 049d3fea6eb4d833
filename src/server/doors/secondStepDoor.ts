import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import {
  beginFactor,
  confirmFactor,
  deviceCookie,
  endShowing,
  giveCode,
  giveLongerPassword,
  grouped,
  waitingOf,
} from '#collections'
import { LOCALES, PortalError } from '#kernel'
import { FormRefusal, parsed } from '../cabinet/formRefusal'
import { handled, neverKept, sentForm, type Exchange } from '../exchange'
import { giveCookies, stepPath, wayOf } from '../letIn'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { safeTarget } from '../safeTarget'
import { sendStep, stepOf, type Step } from '../steps/step'
import { codePage, enrolPage, passwordPage, type Load } from '../steps/stepPages'

/** One form of a step: what it does, and the page that it stands on. */
type Form = Readonly<{
  page: Load
  /** @returns where it goes on, if not to what the session still needs */
  take: (step: Step, sent: URLSearchParams) => Promise<string | undefined>
}>

/**
 * The steps that follow the password: a code, setting up a second factor, a longer password. These addresses alone know of
 * sessions that still need something; everywhere else such a session is nobody's.
 */
export function secondStepDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const base = `/${locale}/sign-in`
    const by = handled(portal, locale)
    router.use(base, neverKept)
    for (const [path, page] of Object.entries(PAGES)) router.get(`${base}/${path}`, by(show(page)))
    router.get(`${base}/enrol/codes.txt`, by(sendCodes))
    for (const [path, form] of Object.entries(FORMS))
      router.post(`${base}/${path}`, by(taken(form)))
  }
  return router
}

/** By the last part of the address. */
const PAGES: Readonly<Record<string, Load>> = {
  code: codePage,
  enrol: enrolPage,
  password: passwordPage,
}

const secret = z.string().min(1).max(4096)
const passwordForm = z.object({ password: secret, again: secret })
const beginForm = z.object({ part: z.enum(['app', 'card']) })

const FORMS: Readonly<Record<string, Form>> = {
  code: {
    page: codePage,
    async take({ portal, req, res }, sent) {
      giveCookies(portal, res, await giveCode(portal.payload, req.headers.cookie, codeIn(sent)))
      return undefined
    },
  },
  password: {
    page: passwordPage,
    async take({ owner, portal, req, res, token }, sent) {
      const { again, password } = parsed(passwordForm, Object.fromEntries(sent))
      if (again !== password) throw new FormRefusal('notSame', 'again')
      const request = await payloadRequest(portal, req)
      const opened = await giveLongerPassword(request, owner, token, password)
      giveCookies(portal, res, { ...opened, device: undefined })
      return undefined
    },
  },
  'enrol/begin': {
    page: enrolPage,
    async take({ locale, owner, portal, target }, sent) {
      // Whoever is in already begins in his cabinet, with password and code.
      if (owner.needs !== 'enrolment') throw new PortalError('unauthenticated')
      await beginFactor(portal.payload, owner, parsed(beginForm, Object.fromEntries(sent)).part)
      return stepPath(locale, 'enrol', target)
    },
  },
  'enrol/confirm': {
    page: enrolPage,
    async take({ locale, owner, portal, req, res, target, token }, sent) {
      if (owner.needs === 'code') throw new PortalError('unauthenticated')
      const device = deviceCookie(portal.origin).read(req.headers.cookie)
      const entered = await confirmFactor(portal.payload, owner, codeIn(sent), { device, token })
      giveCookies(portal, res, entered)
      // With a first factor there are recovery codes to be shown.
      return stepPath(locale, 'enrol', target)
    },
  },
  'enrol/kept': {
    page: enrolPage,
    async take({ owner, portal }) {
      if (owner.needs === 'code') throw new PortalError('unauthenticated')
      await endShowing(portal.payload, owner)
      return undefined
    },
  },
}

const codeIn = (sent: URLSearchParams): string => (sent.get('code') ?? '').slice(0, 64)

/** Shows a page to whom it concerns, and leads all others to where they belong. */
const show =
  (load: Load) =>
  async (exchange: Exchange): Promise<void> => {
    const { portal, req } = exchange
    const target = safeTarget(new URL(req.originalUrl, portal.origin).searchParams.get('to'))
    const step = await stepOf(exchange, target)
    const page = step && (await load(step))
    if (page) sendStep(step, page)
    else await leadOn(exchange, target)
  }

/** To what the session still needs, or to where somebody wanted; whose session has ended signs in anew. */
async function leadOn(exchange: Exchange, target: string): Promise<void> {
  const { locale, portal, res } = exchange
  const owner = (await stepOf(exchange, target))?.owner
  const path = owner
    ? await wayOf(portal, { needs: owner.needs, user: owner.id }, { locale, target })
    : `/${locale}/sign-in?to=${encodeURIComponent(target)}`
  res.redirect(303, path)
}

/** Does what a form asks for; a page that is loaded again does not send it again. */
const taken =
  ({ page, take }: Form) =>
  async (exchange: Exchange): Promise<void> => {
    const { locale, req, res, t } = exchange
    const sent = await sentForm(req)
    const target = safeTarget(sent.get('to'))
    const step = await stepOf(exchange, target)
    if (!step) return leadOn(exchange, target)
    try {
      const next = await take(step, sent)
      // The address of the sign-in page leads on by the session as it is now.
      res.redirect(303, next ?? `/${locale}/sign-in?to=${encodeURIComponent(target)}`)
    } catch (error) {
      const shown = await page(step, refusalOf(error, t, res))
      if (shown) sendStep(step, shown)
      else await leadOn(exchange, target)
    }
  }

/** The recovery codes as a file, while they are shown. */
async function sendCodes(exchange: Exchange): Promise<void> {
  const { portal, res, t } = exchange
  const step = await stepOf(exchange, safeTarget(undefined))
  const isIn = step !== undefined && step.owner.needs !== 'code'
  const waiting = isIn ? await waitingOf(portal.payload, step.owner) : undefined
  if (waiting?.kind !== 'recovery') throw new PortalError('not_found')
  const { host } = new URL(portal.origin)
  const lines = [`${t('site:step.recovery.heading')}: ${host}`, '', ...waiting.codes.map(grouped)]
  res
    .attachment('orda-codes.txt')
    .type('text/plain')
    .send(`${lines.join('\r\n')}\r\n`)
}
