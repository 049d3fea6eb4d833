import { createElement } from 'react'
import { type Request, type RequestHandler, Router } from 'express'
import { createLocalReq } from 'payload'
import { lookAt, previewedLook, textIn } from '#collections'
import { createPublicContext, LOCALES, pathOf, portalOf, type Locale, type Look } from '#kernel'
import { renderDocument, SamplePage } from '#site'
import { themes } from '#themes'
import type { Portal } from '../portal'
import { PUBLIC_CSP } from '../securityHeaders'

/** Longer answers to a field are nobody's choice. */
const LONGEST = 64

/** How the pages of a place would look with choices that nobody has saved yet; the admin shows it beside the form. */
export function previewDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES)
    router.get(`/${locale}/preview/look`, async (req, res) => {
      const html = await sample(portal, locale, choicesIn(portal, req))
      res.removeHeader('X-Frame-Options')
      res.set({
        'Cache-Control': 'no-store',
        'X-Frame-Options': 'SAMEORIGIN',
        'Content-Security-Policy': PUBLIC_CSP.replace(
          "frame-ancestors 'none'",
          "frame-ancestors 'self'",
        ),
      })
      res.type('html').send(html)
    })
  return router
}

type Choices = Readonly<Record<string, string>>

function choicesIn({ origin }: Portal, req: Request): Choices {
  const given = new URL(req.originalUrl, origin).searchParams
  return Object.fromEntries(
    [...given].filter(([, value]) => value !== '' && value.length <= LONGEST),
  )
}

async function sample(
  { assets, origin, payload }: Portal,
  locale: Locale,
  choices: Choices,
): Promise<string> {
  const t = portalOf(payload).translate(locale)
  const req = await createLocalReq({ locale: 'all' }, payload)
  const { ctx } = createPublicContext(payload, req, locale)
  const { institution = '' } = choices
  const [place] = await ctx.find('institutions', { by: { id: institution }, limit: 1 })
  const above = await lookAt(ctx, pathOf(place).slice(0, -1))
  const look: Look = { ...above, ...(await previewedLook(ctx, choices)) }
  const title = t('site:sample.title')
  return renderDocument({
    ...{ assets, locale, origin, t, themes, title },
    path: '/preview/look',
    body: createElement(SamplePage, { t }),
    isIndexed: false,
    site: {
      title: textIn(place?.name, locale) || t('site:sample.site'),
      home: `/${locale}/preview/look`,
      above: [],
      menu: [
        { current: false, href: '#content', label: t('site:sample.about') },
        { current: false, href: '#content', label: t('site:sample.contacts') },
      ],
      look,
    },
  })
}
