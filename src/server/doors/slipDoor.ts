import { createElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import { CLIENT_HEADER, deviceCookie, enterBySlip, shortestFor } from '#collections'
import { LOCALES } from '#kernel'
import { SlipEntry, type SlipEntryProps } from '#site'
import { FormRefusal, parsed } from '../cabinet/formRefusal'
import { handled, sendPage, sentForm, type Exchange } from '../exchange'
import { letIn } from '../letIn'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { AFTER_SIGN_IN } from '../safeTarget'

const PATH = '/sign-in/slip'
const secret = z.string().min(1).max(4096)

const form = z.object({
  username: z.string().trim().min(1).max(320),
  code: z.string().min(1).max(100),
  password: secret,
  again: secret,
})

/** `/{lang}/sign-in/slip`: the first sign-in, and the way back of whoever has no e-mail; a plain form. */
export function slipDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const by = handled(portal, locale)
    router.get(`/${locale}${PATH}`, by(show))
    router.post(`/${locale}${PATH}`, by(take))
  }
  return router
}

async function take(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res, t } = exchange
  const sent = await sentForm(req)
  const username = (sent.get('username') ?? '').slice(0, 320)
  try {
    const { again, ...entry } = parsed(form, Object.fromEntries(sent))
    if (again !== entry.password) throw new FormRefusal('notSame', 'again')
    const device = deviceCookie(portal.origin).read(req.headers.cookie)
    const browser = { agent: req.headers['user-agent'], client: req.get(CLIENT_HEADER), device }
    const entered = await enterBySlip(await payloadRequest(portal, req), entry, browser)
    await letIn(portal, res, entered, { locale, target: AFTER_SIGN_IN })
  } catch (error) {
    await show(exchange, { refusal: refusalOf(error, t, res), username })
  }
}

type Given = Pick<SlipEntryProps, 'refusal' | 'username'>

async function show(exchange: Exchange, given: Given = {}): Promise<void> {
  const { locale, portal, t } = exchange
  const least = await shortestFor(portal)
  const body = createElement(SlipEntry, { ...given, least, locale, t })
  sendPage(exchange, { body, path: PATH, title: t('site:slip.title') })
}
