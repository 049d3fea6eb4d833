import { createElement } from 'react'
import type { Request } from 'express'
import { createLocalReq } from 'payload'
import { z } from 'zod'
import { asStored, previewedPage, THEME_IDS } from '#collections'
import {
  createPublicContext,
  newIdOf,
  PortalError,
  portalOf,
  refuseStrangers,
  type Locale,
  type PageMatch,
  type PublicDocument,
} from '#kernel'
import { renderDocument, USUAL_VIEW } from '#site'
import { themes } from '#themes'
import { documentOf } from '../documentOf'
import { parseJson } from '../parseJson'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { readBody } from '../webRequest'

const MB = 1024 * 1024

const form = z.record(z.string(), z.unknown())

/**
 * A page as a form of the admin holds it, shown as readers would get it; nothing is stored.
 * @throws PortalError unauthenticated, forbidden, malformed_body, too_large
 */
export async function pageInForm(
  portal: Portal,
  req: Request,
  locale: Locale,
  page: PageMatch['page'],
): Promise<string> {
  const { payload } = portal
  const request = await payloadRequest(portal, req)
  refuseStrangers({ permission: 'pages.edit' }, request)
  const held = form.safeParse(parseJson(await readBody(req, MB)))
  if (!held.success) throw new PortalError('malformed_body')
  // Whatever it points to is read as this person may read it.
  const filled: unknown = await payload
    .findByID({
      collection: 'pages',
      id: newIdOf(payload),
      data: asStored(held.data, locale),
      depth: 1,
      locale: 'all',
      overrideAccess: false,
      req: request,
    })
    .catch(refuseJunk)
  const reading = await createLocalReq({ locale: 'all' }, payload)
  const { ctx } = createPublicContext(payload, reading, locale)
  const data = await previewedPage(ctx, filled as PublicDocument)
  if (!data) return withoutSite(portal, locale)
  const wanted = new URL(req.originalUrl, portal.origin).searchParams.get('theme')
  const theme = THEME_IDS.find((id) => id === wanted)
  const shown = theme ? { ...data, look: { ...data.site?.look, theme } } : data
  return documentOf(portal, shown, {
    ...{ ctx, isIndexed: false, page, path: '/preview/page' },
    view: USUAL_VIEW,
  })
}

/** MongoDB has another form of ids, and fails on ours. */
function refuseJunk(cause: unknown): never {
  if (cause instanceof Error && cause.name === 'CastError')
    throw new PortalError('malformed_body', {}, { cause })
  throw cause
}

/** Without a site nobody can say what the page would look like. */
function withoutSite({ assets, origin, payload }: Portal, locale: Locale): string {
  const t = portalOf(payload).translate(locale)
  const title = t('site:preview.noSite')
  return renderDocument({
    ...{ assets, locale, origin, t, themes, title },
    path: '/preview/page',
    isIndexed: false,
    body: createElement('p', {}, title),
  })
}
