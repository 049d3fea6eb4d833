import { createElement, type ReactElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import {
  askForLetter,
  CLIENT_HEADER,
  deviceCookie,
  mustOpen,
  recover,
  shortestFor,
} from '#collections'
import { codeOf, LOCALES } from '#kernel'
import { AskRecovery, NewPassword, RecoverySent, type RecoveryProps } from '#site'
import { FormRefusal } from '../cabinet/formRefusal'
import { handled, sendPage, type Exchange } from '../exchange'
import { letIn } from '../letIn'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { AFTER_SIGN_IN } from '../safeTarget'
import { readForm } from './recoveryForm'

const PATH = '/sign-in/recover'
const secret = z.string().min(1).max(4096)

const asking = z.strictObject({ identifier: z.string().trim().min(1).max(320) })
const setting = z.strictObject({ key: z.string().length(43), password: secret, again: secret })

/** `/{lang}/sign-in/recover`: a new password by a letter, in plain forms. */
export function recoveryDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const by = handled(portal, locale)
    router.get(`/${locale}${PATH}`, by(open))
    router.post(`/${locale}${PATH}`, by(ask))
    router.get(`/${locale}${PATH}/sent`, by(tell))
    router.post(`/${locale}${PATH}/new`, by(set))
  }
  return router
}

/** The form that asks for a letter, or where the link of a letter leads. Opening it uses nothing up: mail servers do. */
async function open(exchange: Exchange): Promise<void> {
  const { portal, req, res, t } = exchange
  const key = new URL(req.originalUrl, portal.origin).searchParams.get('key')
  if (key === null) {
    showAsk(exchange)
    return
  }
  try {
    await mustOpen(portal.payload, key)
    await showNew(exchange, key)
  } catch (error) {
    showAsk(exchange, { refusal: refusalOf(error, t, res) })
  }
}

async function ask(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res, t } = exchange
  let identifier: string | undefined
  try {
    identifier = (await readForm(req, asking)).identifier
    await askForLetter(portal.payload, identifier, locale, req.get(CLIENT_HEADER))
    res.set('Cache-Control', 'no-store').redirect(303, `/${locale}${PATH}/sent`)
  } catch (error) {
    showAsk(exchange, { identifier, refusal: refusalOf(error, t, res) })
  }
}

async function set(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res, t } = exchange
  let key: string | undefined
  try {
    const given = await readForm(req, setting)
    key = given.key
    if (given.again !== given.password) throw new FormRefusal('notSame', 'again')
    const device = deviceCookie(portal.origin).read(req.headers.cookie)
    const browser = { agent: req.headers['user-agent'], device }
    const { password } = given
    const entered = await recover(await payloadRequest(portal, req), { key, password }, browser)
    await letIn(portal, res, entered, { locale, target: AFTER_SIGN_IN })
  } catch (error) {
    const refusal = refusalOf(error, t, res)
    // Without a key that opens something there is nothing to fill in here.
    if (key === undefined || codeOf(error) === 'recovery_over') showAsk(exchange, { refusal })
    else await showNew(exchange, key, refusal)
  }
}

type Asked = Readonly<{ identifier?: string | undefined; refusal?: RecoveryProps['refusal'] }>

function showAsk(exchange: Exchange, asked: Asked = {}): void {
  const { locale, t } = exchange
  show(exchange, 'site:recover.title', createElement(AskRecovery, { ...asked, locale, t }))
}

function tell(exchange: Exchange): void {
  const { locale, t } = exchange
  const body = createElement(RecoverySent, { locale, t })
  show(exchange, 'site:recover.sentTitle', body, `${PATH}/sent`)
}

async function showNew(
  exchange: Exchange,
  opens: string,
  refusal?: RecoveryProps['refusal'],
): Promise<void> {
  const { locale, portal, t } = exchange
  const least = await shortestFor(portal)
  const body = createElement(NewPassword, { least, locale, opens, refusal, t })
  show(exchange, 'site:recover.newTitle', body, `${PATH}?key=${encodeURIComponent(opens)}`)
}

const show = (exchange: Exchange, title: string, body: ReactElement, path = PATH): void => {
  sendPage(exchange, { body, path, title: exchange.t(title) })
}
