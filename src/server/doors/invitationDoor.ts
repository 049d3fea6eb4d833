import { createElement, type ReactElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import {
  acceptAnew,
  acceptAs,
  beginInLanguage,
  deviceCookie,
  joiningBy,
  sessionOwner,
  sessionUser,
  type Joining,
} from '#collections'
import { codeOf, LOCALES } from '#kernel'
import { Join, JoinClosed, Joined, type JoinProps } from '#site'
import { FormRefusal, parsed } from '../cabinet/formRefusal'
import { handled, sendPage, sentForm, type Exchange } from '../exchange'
import { giveCookies, wayOf } from '../letIn'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { AFTER_SIGN_IN } from '../safeTarget'
import { rememberLocale } from './languageDoor'

const secret = z.string().min(1).max(4096)
/** As `invitationKey` writes it: 256 bits. */
const key = z.string().regex(/^[\w-]{43}$/)

const anew = z.object({ key, password: secret, again: secret })
const known = z.object({ key })

/** Refusals that belong to a form that stays; all others close the page. */
const STAYS = /^(password_|invitation_account|membership_overlaps|sign_in_)/

/** `/{lang}/join`: where the letter of an invitation leads. */
export function invitationDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const path = `/${locale}/join`
    const by = handled(portal, locale)
    router.get(path, by(open))
    router.post(path, by(taken(joinAnew)))
    router.post(`${path}/accept`, by(taken(joinAs)))
    router.get(`${path}/done`, by(showDone))
  }
  return router
}

function open(exchange: Exchange): Promise<void> {
  const { portal, req } = exchange
  const given = new URL(req.originalUrl, portal.origin).searchParams.get('key') ?? ''
  return answered(exchange, given, () => show(exchange, given))
}

type Take = (exchange: Exchange, sent: object) => Promise<string>

const taken =
  (take: Take) =>
  async (exchange: Exchange): Promise<void> => {
    const sent = await sentForm(exchange.req)
    await answered(exchange, sent.get('key') ?? '', async () => {
      exchange.res.set('Cache-Control', 'no-store')
      exchange.res.redirect(303, await take(exchange, Object.fromEntries(sent)))
    })
  }

/** Somebody new: he is in at once, and is shown his user name before anything else. */
async function joinAnew({ locale, portal, req, res }: Exchange, sent: object): Promise<string> {
  const { again, ...given } = parsed(anew, sent)
  if (again !== given.password) throw new FormRefusal('notSame', 'again')
  const device = deviceCookie(portal.origin).read(req.headers.cookie)
  const browser = { agent: req.headers['user-agent'], device }
  const request = await payloadRequest(portal, req)
  const { needsSecondPerson, ...entered } = await acceptAnew(request, given, browser)
  giveCookies(portal, res, entered)
  rememberLocale(res, locale)
  await beginInLanguage(portal.payload, entered.user, locale)
  return `/${locale}/join/done${needsSecondPerson ? '?waits=1' : ''}`
}

async function joinAs({ locale, portal, req }: Exchange, sent: object): Promise<string> {
  const given = parsed(known, sent)
  const request = await payloadRequest(portal, req)
  const { needsSecondPerson } = await acceptAs(request, given.key)
  return `/${locale}/join/done${needsSecondPerson ? '?waits=1' : ''}`
}

/** Does what is asked; a refusal is told on the page of the invitation, or in its place. */
async function answered(
  exchange: Exchange,
  given: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { locale, res, t } = exchange
    const refusal = refusalOf(error, t, res)
    if (error instanceof FormRefusal || STAYS.test(codeOf(error)))
      await answered(exchange, given, () => show(exchange, given, refusal))
    else send(exchange, createElement(JoinClosed, { locale, message: refusal.message, t }))
  }
}

/** @throws PortalError invitation_unknown, invitation_over */
async function show(
  exchange: Exchange,
  given: string,
  refusal?: JoinProps['refusal'],
): Promise<void> {
  const { locale, portal, req, t } = exchange
  const person = await sessionUser(portal.payload, req.headers.cookie)
  const { account, ...invitation } = await joiningBy(
    await payloadRequest(portal, req),
    given,
    locale,
  )
  const shown = person && { name: String(person.name), username: String(person.username) }
  const way = wayFor(account, person?.id)
  send(
    exchange,
    createElement(Join, {
      ...{ invitation, locale, person: shown, refusal, t, way },
      secretKey: given,
    }),
    `/join?key=${given}`,
  )
}

function wayFor(account: Joining['account'], person: string | undefined): JoinProps['way'] {
  if (person === undefined) return account === undefined ? 'new' : 'account'
  return account === undefined || account === person ? 'as' : 'other'
}

/** Also to somebody whose session still needs a second step: only its own account is shown. */
async function showDone(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res, t } = exchange
  const owner = await sessionOwner(portal.payload, req.headers.cookie)
  if (!owner || owner.needs === 'code') {
    res.set('Cache-Control', 'no-store').redirect(303, `/${locale}/sign-in`)
    return
  }
  const way = { locale, target: AFTER_SIGN_IN }
  const next = await wayOf(portal, { needs: owner.needs, user: owner.id }, way)
  const isWaiting = new URL(req.originalUrl, portal.origin).searchParams.has('waits')
  const username = String(owner.username)
  send(exchange, createElement(Joined, { isWaiting, next, t, username }), '/join/done')
}

const send = (exchange: Exchange, body: ReactElement, path = '/join'): void => {
  sendPage(exchange, { body, path, title: exchange.t('site:join.title') })
}
