import type { Request, RequestHandler } from 'express'
import {
  idOf,
  isLocale,
  placeOf,
  PortalError,
  type Locale,
  type PageData,
  type PageFrame,
  type PageMatch,
  type PublicContext,
} from '#kernel'
import { loadOrMoved, type Viewed } from '#collections'
import { renderFeed } from '#site'
import { askPublic, type PublicAnswer } from '../askPublic'
import type { RenderedPage } from '../cache/cachedPage'
import { documentOf } from '../documentOf'
import { pageWhereOn } from '../pageWhereOn'
import type { Portal } from '../portal'
import { errorPage } from './errorDoor'
import { viewIn } from '../viewIn'

/** Moved: the address is answered by another one. */
class Redirect extends Error {
  constructor(readonly to: string) {
    super('redirect')
  }
}

/** Public pages: rendered on the server once, then the same for everybody until something they asked changes. */
export function publicDoor(
  portal: Portal,
  match: (path: string) => PageMatch | undefined,
): RequestHandler {
  return async (req, res, next) => {
    const [, language, ...rest] = req.path.split('/')
    if ((req.method !== 'GET' && req.method !== 'HEAD') || !isLocale(language)) {
      next()
      return
    }
    const path = `/${rest.join('/')}`
    const found = match(decodeURIComponent(path))
    if (found && found.path !== path) {
      res.redirect(
        301,
        `/${language}${found.path}${new URL(req.originalUrl, portal.origin).search}`,
      )
      return
    }
    try {
      const { key, query } = askedIn(portal, req)
      const page = await portal.cache.render(key, () =>
        render(portal, req, { found, locale: language, path, query }),
      )
      portal.cache.send(req, res, page)
    } catch (error) {
      if (!(error instanceof Redirect)) throw error
      // Browsers keep a 301 for good unless told to ask again: something new may stand here tomorrow.
      res.set('Cache-Control', 'no-cache').redirect(301, error.to)
    }
  }
}

/** Where the page is kept, and what of its own keys was given; what somebody typed is asked too rarely to be kept. */
function askedIn({ cache }: Portal, req: Request): Pick<Wanted, 'query'> & { key?: string } {
  const { key, query = {} } = cache.addressOf(req) ?? {}
  return key === undefined || query.q !== undefined ? { query } : { key, query }
}

type Wanted = Readonly<{
  found: PageMatch | undefined
  locale: Locale
  path: string
  /** What of the page's own keys was given. */
  query: Readonly<Record<string, string>>
}>

async function render(portal: Portal, req: Request, wanted: Wanted): Promise<RenderedPage> {
  const { found, locale } = wanted
  return askPublic(portal, locale, async (ctx) => {
    const answer = found
      ? await answerOf(portal, req, { ...wanted, ctx, found })
      : missing(portal, req)
    return { ...answer, headers: [['Content-Language', locale], ...(answer.headers ?? [])] }
  })
}

type Asking = Wanted & Readonly<{ ctx: PublicContext; found: PageMatch }>

async function answerOf(portal: Portal, req: Request, asking: Asking): Promise<PublicAnswer> {
  const { ctx, found, locale, path } = asking
  const data = await loadOrMoved(ctx, pageWhereOn(found), asking.query)
  if (data === undefined) return missing(portal, req)
  if ('missingIn' in data) return missing(portal, req, data.missingIn)
  if ('redirect' in data) throw new Redirect(data.redirect)
  if (!('props' in data)) {
    const html = renderFeed(data.feed, { locale, origin: portal.origin, path })
    return { status: 200, html, headers: [FEED_TYPE] }
  }
  const html = await documentOf(portal, data, {
    ...{ ctx, isIndexed: asking.query.q === undefined, page: found.page, view: viewIn(req) },
    path: path + searchOf(asking.query),
  })
  return { status: 200, html, viewed: viewedOf(data) }
}

const FEED_TYPE = ['Content-Type', 'application/rss+xml; charset=utf-8'] as const

function missing(portal: Portal, req: Request, frame?: PageFrame): PublicAnswer {
  const html = errorPage(portal, req, new PortalError('not_found'), { frame })
  return { status: 404, html }
}

/** What the counter of views is to know of a page; nothing of a document that belongs to nobody. */
function viewedOf({ viewed }: PageData): Viewed | undefined {
  if (!viewed || idOf(viewed.institution) === undefined) return undefined
  return { page: viewed.id, place: placeOf(viewed) }
}

function searchOf(query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString()
  return search === '' ? '' : `?${search}`
}
