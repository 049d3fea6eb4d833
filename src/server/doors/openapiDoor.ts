import type { RequestHandler } from 'express'
import { portalOf, type PublicContext } from '#kernel'
import { askPublic } from '../askPublic'
import { describePortal } from '../openapi/describePortal'
import type { Portal } from '../portal'
import { localeOf } from './languageDoor'

/** Where no page stands, a module is on while it is on anywhere. */
const ANYWHERE = { path: [] }

/** `/api/openapi.json`: what programs may ask for, of the modules that are on anywhere. Kept like a public page. */
export function openapiDoor(portal: Portal): RequestHandler {
  const { cache, origin, payload } = portal
  return async (req, res) => {
    const locale = localeOf(req)
    const address = cache.addressOf(req)
    const page = await cache.render(address && `${address.key}#${locale}`, () =>
      askPublic(portal, locale, async (ctx) => {
        const shown = await shownIn(portal, ctx)
        const described = describePortal({ origin, payload, shown, t: ctx.t })
        const headers = [
          ['Content-Type', 'application/json; charset=utf-8'],
          ['Content-Language', locale],
        ] as const
        return { status: 200, html: JSON.stringify(described), headers }
      }),
    )
    cache.send(req, res, page)
  }
}

/** Ids of the core and of the modules that are on anywhere. */
async function shownIn({ payload }: Portal, ctx: PublicContext): Promise<ReadonlySet<string>> {
  const ids = portalOf(payload).registry.manifests.map(({ id }) => id)
  const areOn = await Promise.all(ids.map((id) => ctx.isOn(id, ANYWHERE)))
  return new Set(ids.filter((_, at) => areOn[at]))
}
