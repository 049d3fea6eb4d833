import { z } from 'zod'
import { createElement, type FunctionComponent, type ReactElement } from 'react'
import {
  isDemanded,
  leftOf,
  numberAsked,
  ownAccount,
  ownChildren,
  ownIin,
  ownRoles,
  ownSessions,
  readFactor,
  shortestFor,
} from '#collections'
import { mayUseAdmin, notificationsOf, preferencesOf } from '#kernel'
import {
  Children,
  MyData,
  Notifications,
  Profile,
  Security,
  type SecurityProps,
  type CabinetPage,
  type CabinetProps,
} from '#site'
import { stateNameOf } from '../showSignIn'
import { keptOf } from './keptOf'
import type { Visit } from './visit'

/** What a page of the cabinet shows; `given` is what the last form left behind. */
type Load = (visit: Visit, given: CabinetProps) => Promise<ReactElement>

/** Puts the props of a view and what every page of the cabinet is told together. */
const shown = <Props extends object>(
  View: FunctionComponent<Props & CabinetProps>,
  props: Props,
  given: CabinetProps,
): ReactElement => createElement(View, { ...props, ...given })

const profile: Load = async ({ locale, portal, req, subject, t }, given) => {
  const { email, username } = await ownAccount(req)
  const roles = await ownRoles(req, locale, t)
  const { sendsMail } = portal
  const props = { email, hasAdmin: mayUseAdmin(subject), roles, sendsMail, username }
  return shown(Profile, props, given)
}

const security: Load = async (visit, given) => {
  const { portal, req, subject, token } = visit
  const sessions = await ownSessions(portal.payload, subject.id, token)
  const [factor, state] = [await factorOf(visit), await stateOf(visit)]
  const props = { factor, least: await shortestFor(req, subject.id), sessions, state }
  return shown(Security, props, given)
}

/** The second factor of the person. */
async function factorOf({ portal, subject }: Visit): Promise<SecurityProps['factor']> {
  const { payload } = portal
  const { factor, since } = await readFactor({ payload }, subject.id)
  const left = leftOf(factor)
  return {
    since,
    hasApp: factor.app !== undefined,
    card: factor.card && left.card,
    number: numberAsked(factor),
    recovery: left.recovery,
    isDemanded: await isDemanded(payload, subject.memberships),
  }
}

/** The service of the state, where there is one. */
async function stateOf({ locale, portal, req, t }: Visit): Promise<SecurityProps['state']> {
  const name = stateNameOf(portal, locale, t)
  return name === undefined ? undefined : { name, iin: await ownIin(req) }
}

/** So many at once; the older ones are one page away. */
const SHOWN = 20

const notifications: Load = async (visit, given) => {
  const { locale, req, t } = visit
  const before = beforeIn(visit)
  const { notifications: all, unread } = await notificationsOf(req, {
    ...{ limit: SHOWN + 1, locale },
    ...(before !== undefined && { before }),
  })
  const last = all.length > SHOWN ? all[SHOWN - 1] : undefined
  const { hasAddress, messages } = await preferencesOf(req)
  const props = {
    ...{ hasAddress, unread },
    notifications: all.slice(0, SHOWN).map(({ path, ...one }) => ({ ...one, href: path })),
    olderHref: last && `/${locale}/me/notifications?before=${encodeURIComponent(last.at)}`,
    wishes: messages.map(({ name, ...one }) => ({ ...one, name: t(name) })),
  }
  return shown(Notifications, props, given)
}

/** The moment before which notifications are asked for. */
function beforeIn({ query }: Visit): string | undefined {
  const before = query.get('before') ?? ''
  return z.iso.datetime().safeParse(before).data
}

const children: Load = async ({ locale, req, t }, given) =>
  shown(Children, { children: await ownChildren(req, locale, t) }, given)

const data: Load = async (visit, given) => shown(MyData, { groups: await keptOf(visit) }, given)

/** The pages of the cabinet. */
export const cabinetPages: Readonly<Record<CabinetPage, Load>> = {
  children,
  data,
  notifications,
  profile,
  security,
}
