import { createElement, type ReactElement } from 'react'
import { type Request, type RequestHandler, type Response, Router } from 'express'
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
import { codeOf, LOCALES, portalOf, type Locale } from '#kernel'
import { Join, JoinClosed, Joined, renderDocument, type JoinProps } from '#site'
import { themes } from '#themes'
import { FormRefusal, parsed } from '../cabinet/formRefusal'
import { giveCookies, wayOf } from '../letIn'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { AFTER_SIGN_IN } from '../safeTarget'
import { PUBLIC_CSP } from '../securityHeaders'
import { readBody } from '../webRequest'
import { rememberLocale } from './languageDoor'
import { viewIn } from './viewDoor'

const KB = 1024
const secret = z.string().min(1).max(4096)
/** As `invitationKey` writes it: 256 bits. */
const key = z.string().regex(/^[\w-]{43}$/)

const anew = z.object({ key, password: secret, again: secret })
const known = z.object({ key })

type Exchange = Readonly<{ locale: Locale; portal: Portal; req: Request; res: Response }>

/** Refusals that belong to a form that stays; all others close the page. */
const STAYS = /^(password_|invitation_account|membership_overlaps|sign_in_)/

/** `/{lang}/join`: where the letter of an invitation leads. */
export function invitationDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const path = `/${locale}/join`
    const at = (req: Request, res: Response): Exchange => ({ locale, portal, req, res })
    router.get(path, (req, res) => {
      const given = new URL(req.originalUrl, portal.origin).searchParams.get('key') ?? ''
      return answered(at(req, res), given, () => show(at(req, res), given))
    })
    router.post(path, (req, res) => taken(at(req, res), joinAnew))
    router.post(`${path}/accept`, (req, res) => taken(at(req, res), joinAs))
    router.get(`${path}/done`, (req, res) => showDone(at(req, res)))
  }
  return router
}

type Take = (exchange: Exchange, sent: object) => Promise<string>

async function taken(exchange: Exchange, take: Take): Promise<void> {
  const { req, res } = exchange
  const sent = new URLSearchParams((await readBody(req, 16 * KB)).toString('utf8'))
  await answered(exchange, sent.get('key') ?? '', async () => {
    res.set('Cache-Control', 'no-store')
    res.redirect(303, await take(exchange, Object.fromEntries(sent)))
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
    const { locale, portal, res } = exchange
    const t = portalOf(portal.payload).translate(locale)
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
  const { locale, portal, req } = exchange
  const t = portalOf(portal.payload).translate(locale)
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
  const { locale, portal, req, res } = exchange
  const owner = await sessionOwner(portal.payload, req.headers.cookie)
  if (!owner || owner.needs === 'code') {
    res.set('Cache-Control', 'no-store').redirect(303, `/${locale}/sign-in`)
    return
  }
  const t = portalOf(portal.payload).translate(locale)
  const way = { locale, target: AFTER_SIGN_IN }
  const next = await wayOf(portal, { needs: owner.needs, user: owner.id }, way)
  const isWaiting = new URL(req.originalUrl, portal.origin).searchParams.has('waits')
  const username = String(owner.username)
  send(exchange, createElement(Joined, { isWaiting, next, t, username }), '/join/done')
}

/** Never kept, and in no index: the address holds a key. */
function send({ locale, portal, req, res }: Exchange, body: ReactElement, path = '/join'): void {
  const t = portalOf(portal.payload).translate(locale)
  const html = renderDocument({
    ...{ assets: portal.assets, body, locale, origin: portal.origin, path, t, themes },
    view: viewIn(req),
    title: t('site:join.title'),
    isIndexed: false,
  })
  res.set('Cache-Control', 'no-store').set('Content-Security-Policy', PUBLIC_CSP)
  res.set('Referrer-Policy', 'same-origin')
  res.type('html').send(html)
}
