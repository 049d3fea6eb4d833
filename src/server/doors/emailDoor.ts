import { createElement, type ReactElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import { emailToProve, proveEmail } from '#collections'
import { LOCALES } from '#kernel'
import { EmailClosed, EmailProven, ProveEmail } from '#site'
import { handled, sendPage, type Exchange } from '../exchange'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { readForm } from './recoveryForm'

const PATH = '/email'

const proof = z.strictObject({ key: z.string().length(43) })

/** `/{lang}/email`: where the link of a letter to a new address leads. */
export function emailDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const by = handled(portal, locale)
    router.get(`/${locale}${PATH}`, by(open))
    router.post(`/${locale}${PATH}`, by(prove))
    router.get(`/${locale}${PATH}/done`, by(tell))
  }
  return router
}

/** Opening the link changes nothing: mail servers do. */
function open(exchange: Exchange): Promise<void> {
  const { locale, portal, req, t } = exchange
  const opens = new URL(req.originalUrl, portal.origin).searchParams.get('key') ?? ''
  return orClosed(exchange, async () => {
    const address = await emailToProve(portal.payload, opens)
    const body = createElement(ProveEmail, { address, locale, opens, t })
    show(exchange, body, `${PATH}?key=${encodeURIComponent(opens)}`)
  })
}

function prove(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res } = exchange
  return orClosed(exchange, async () => {
    await proveEmail(portal.payload, (await readForm(req, proof)).key)
    res.set('Cache-Control', 'no-store').redirect(303, `/${locale}${PATH}/done`)
  })
}

function tell(exchange: Exchange): void {
  const { locale, t } = exchange
  show(exchange, createElement(EmailProven, { locale, t }), `${PATH}/done`)
}

/** A refusal is told in place of the page. */
async function orClosed(exchange: Exchange, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { locale, res, t } = exchange
    const { message } = refusalOf(error, t, res)
    show(exchange, createElement(EmailClosed, { locale, message, t }))
  }
}

const show = (exchange: Exchange, body: ReactElement, path = PATH): void => {
  sendPage(exchange, { body, path, title: exchange.t('site:email.title') })
}
