import { createElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { isErrorCode, LOCALES, messageOf, PortalError, unreadOf } from '#kernel'
import {
  CABINET_PAGES,
  CabinetFrame,
  cabinetPath,
  type CabinetPage,
  type CabinetProps,
} from '#site'
import type { CabinetForm } from '../cabinet/cabinetForm'
import { cabinetForms } from '../cabinet/cabinetForms'
import { cabinetPages } from '../cabinet/cabinetPages'
import { keptOf } from '../cabinet/keptOf'
import { visitOf, type Visit } from '../cabinet/visit'
import { handled, neverKept, sendPage, sentForm, type Exchange } from '../exchange'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'

/** `/{lang}/me`: the cabinet of whoever is signed in; plain pages and forms, kept by nobody. */
export function cabinetDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const by = handled(portal, locale)
    router.use(`/${locale}/me`, neverKept)
    for (const page of CABINET_PAGES)
      router.get(
        `/${locale}${cabinetPath(page)}`,
        by(visited((visit, exchange) => show(visit, exchange, { page }))),
      )
    router.get(`/${locale}/me/data.json`, by(visited(sendData)))
    for (const [path, form] of Object.entries(cabinetForms))
      router.post(`/${locale}/me/${path}`, by(visited(take(form))))
  }
  return router
}

type Work = (visit: Visit, exchange: Exchange) => Promise<void>

/** Whoever is not signed in is asked to, and comes back. */
const visited =
  (work: Work) =>
  async (exchange: Exchange): Promise<void> => {
    const { locale, portal, req, res } = exchange
    const visit = await visitOf(portal, req, locale)
    if (visit) return work(visit, exchange)
    const to = req.method === 'GET' ? req.path : `/${locale}/me`
    res.redirect(303, `/${locale}/sign-in?to=${encodeURIComponent(to)}`)
  }

const sendData: Work = async (visit, { res }) => {
  res.attachment('orda.json').json(await keptOf(visit))
}

/** Does what a form asks for; a page that is loaded again does not send it again. */
const take =
  ({ done, leave, page, work }: CabinetForm): Work =>
  async (visit, exchange) => {
    const sent = await sentForm(exchange.req)
    try {
      const told = (await work(visit, Object.fromEntries(sent))) ?? done
      if (leave) await leave(visit, exchange)
      else exchange.res.redirect(303, `/${visit.locale}${cabinetPath(page)}?done=${told}`)
    } catch (error) {
      await show(visit, exchange, { page, error, typedEmail: sent.get('email') ?? undefined })
    }
  }

type Shown = Readonly<{ page: CabinetPage; error?: unknown; typedEmail?: string | undefined }>

async function show(
  visit: Visit,
  exchange: Exchange,
  { error, page, typedEmail }: Shown,
): Promise<void> {
  const { locale, t } = visit
  const given: CabinetProps = {
    ...{ locale, t, typedEmail },
    ...(error === undefined ? toldIn(visit) : { refusal: refusalOf(error, t, exchange.res) }),
  }
  const frame = { ...given, name: visit.name, page, pages: menuOf(visit) }
  const content = await cabinetPages[page](visit, given)
  const unread = await unreadOf(visit.req)
  sendPage(exchange, {
    path: cabinetPath(page),
    title: t(`site:cabinet.${page}`),
    body: createElement(CabinetFrame, { ...frame, unread }, content),
  })
}

/** Who is a pupil and nothing else has no children. */
function menuOf({ subject: { memberships } }: Visit): readonly CabinetPage[] {
  const isPupil = memberships.length > 0 && memberships.every(({ role }) => role === 'pupil')
  return CABINET_PAGES.filter((page) => page !== 'children' || !isPupil)
}

/** What was just done, or refused elsewhere, where an address says so and there is such a thing. */
function toldIn({ query, t }: Visit): Pick<CabinetProps, 'done' | 'refusal'> {
  const [done, refused = ''] = [query.get('done'), query.get('refused') ?? undefined]
  if (isErrorCode(refused) && refused.startsWith('state_login_'))
    return { refusal: { message: messageOf(new PortalError(refused), t) } }
  const all = Object.values(cabinetForms).flatMap(({ done, otherwise = [] }) => [
    done,
    ...otherwise,
  ])
  return { done: all.find((one) => one === done) }
}
