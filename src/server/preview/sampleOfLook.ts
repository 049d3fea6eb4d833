import { createElement } from 'react'
import { createLocalReq } from 'payload'
import { lookAt, previewedLook, textIn } from '#collections'
import { createPublicContext, pathOf, portalOf, type Locale, type Look } from '#kernel'
import { renderDocument, SamplePage } from '#site'
import { themes } from '#themes'
import type { Portal } from '../portal'

/** Longer answers to a field are nobody's choice. */
const LONGEST = 64

/** How the pages of a place would look with choices that nobody has saved yet. */
export async function sampleOfLook(
  { assets, origin, payload }: Portal,
  locale: Locale,
  given: URLSearchParams,
): Promise<string> {
  const choices = choicesIn(given)
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

function choicesIn(given: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...given].filter(([, value]) => value !== '' && value.length <= LONGEST),
  )
}
