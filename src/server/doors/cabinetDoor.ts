import { createElement } from 'react'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { isErrorCode, LOCALES, messageOf, PortalError, unreadOf, type Locale } from '#kernel'
import {
  CABINET_PAGES,
  CabinetFrame,
  cabinetPath,
  renderDocument,
  type CabinetPage,
  type CabinetProps,
} from '#site'
import { themes } from '#themes'
import { cabinetForms } from '../cabinet/cabinetForms'
import { cabinetPages } from '../cabinet/cabinetPages'
import { keptOf } from '../cabinet/keptOf'
import { visitOf, type Visit } from '../cabinet/visit'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { PUBLIC_CSP } from '../securityHeaders'
import { readBody } from '../webRequest'
import { viewIn } from './viewDoor'

const KB = 1024

/** `/{lang}/me`: the cabinet of whoever is signed in; plain pages and forms, kept by nobody. */
export function cabinetDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    router.use(`/${locale}/me`, (_req, res, next) => {
      res.set('Cache-Control', 'no-store')
      next()
    })
    for (const page of CABINET_PAGES)
      router.get(`/${locale}${cabinetPath(page)}`, (req, res) =>
        visited(portal, { locale, req, res }, (visit) => show(visit, { page, req, res })),
      )
    router.get(`/${locale}/me/data.json`, (req, res) =>
      visited(portal, { locale, req, res }, async (visit) => {
        res.attachment('orda.json').json(await keptOf(visit))
      }),
    )
    for (const path of Object.keys(cabinetForms))
      router.post(`/${locale}/me/${path}`, (req, res) =>
        visited(portal, { locale, req, res }, (visit) => take(visit, { path, req, res })),
      )
  }
  return router
}

type Exchange = Readonly<{ req: Request; res: Response }>

/** Whoever is not signed in is asked to, and comes back. */
async function visited(
  portal: Portal,
  { locale, req, res }: Exchange & Readonly<{ locale: Locale }>,
  work: (visit: Visit) => Promise<void>,
): Promise<void> {
  const visit = await visitOf(portal, req, locale)
  if (visit) return work(visit)
  const to = req.method === 'GET' ? req.path : `/${locale}/me`
  res.redirect(303, `/${locale}/sign-in?to=${encodeURIComponent(to)}`)
}

/** Does what a form asks for; a page that is loaded again does not send it again. */
async function take(
  visit: Visit,
  { path, req, res }: Exchange & Readonly<{ path: string }>,
): Promise<void> {
  const form = cabinetForms[path]
  if (!form) return
  const { done, leave, page, work } = form
  const sent = new URLSearchParams((await readBody(req, 16 * KB)).toString('utf8'))
  try {
    const told = (await work(visit, Object.fromEntries(sent))) ?? done
    if (leave) await leave(visit, { req, res })
    else res.redirect(303, `/${visit.locale}${cabinetPath(page)}?done=${told}`)
  } catch (error) {
    await show(visit, { page, req, res, error, typedEmail: sent.get('email') ?? undefined })
  }
}

type Showing = Exchange &
  Readonly<{ page: CabinetPage; error?: unknown; typedEmail?: string | undefined }>

async function show(visit: Visit, { error, page, req, res, typedEmail }: Showing): Promise<void> {
  const { locale, portal, t } = visit
  const given: CabinetProps = {
    ...{ locale, t, typedEmail },
    ...(error === undefined ? toldIn(visit) : { refusal: refusalOf(error, visit.t, res) }),
  }
  const content = await cabinetPages[page](visit, given)
  const unread = await unreadOf(visit.req)
  const html = renderDocument({
    ...{ assets: portal.assets, locale, origin: portal.origin, t, themes, view: viewIn(req) },
    path: cabinetPath(page),
    title: t(`site:cabinet.${page}`),
    body: createElement(
      CabinetFrame,
      { ...given, name: visit.name, page, pages: menuOf(visit), unread },
      content,
    ),
    isIndexed: false,
  })
  res.set('Content-Security-Policy', PUBLIC_CSP).type('html').send(html)
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
