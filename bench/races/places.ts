import { LOCALES, type Locale } from '#kernel'
import { beginningOf } from './marks'
import { MOVES, numberOf, PAGES, REGION_NOTICE, textOf, type Thing } from './things'

/** An address that readers ask for, and what they may expect there. */
export type Place = Readonly<{
  path: string
  locale: Locale
  /** Only what belongs to this site, or to none, may stand here. */
  site?: number
  kind: 'feed' | 'list' | 'map' | 'page'
  /** What stands in the middle of a page. */
  own?: Thing
  /** For a `moving` page: which of its addresses this is. */
  move?: string
  /** Registers of texts that are to be seen here, or are known to be worth nothing. */
  shows: readonly string[]
}>

const REGION = 'aqmola'

/** Where a site lives, below the language. */
export const slugOf = (site: number): string => `zharys-${String(site)}`

/** The pages of a site in a language; of a moving page every address it may have. */
export function pagesOf(site: number, locale: Locale): Place[] {
  const moves = MOVES.map((move) => ({ own: 'moving' as const, move }))
  const others = PAGES.filter((own) => own !== 'moving').map((own) => ({ own }))
  return [...others, ...moves].map((page) => pageAt(site, locale, page))
}

function pageAt(
  site: number,
  locale: Locale,
  page: Readonly<{ own: Thing; move?: string }>,
): Place {
  const slug = page.move ?? (page.own === 'home' ? '' : page.own)
  const things = ['text', 'moving', 'name', 'notice', 'state'] as const
  return {
    ...page,
    path: `/${locale}/s/${slugOf(site)}/${slug}`,
    locale,
    site,
    kind: 'page',
    shows: [
      ...things.map((thing) => textOf(numberOf(site, thing), locale)),
      textOf(REGION_NOTICE, locale),
    ],
  }
}

/** The notices of a site, as a page and as a feed. */
export function noticesOf(site: number, locale: Locale): Place[] {
  const shows = [
    ...(['name', 'notice'] as const).map((thing) => textOf(numberOf(site, thing), locale)),
    textOf(REGION_NOTICE, locale),
  ]
  const path = `/${locale}/s/${slugOf(site)}/notices/`
  return [
    { path, locale, site, kind: 'list', shows },
    { path: `${path}rss.xml`, locale, site, kind: 'feed', shows },
  ]
}

/** The map of a site for search engines. */
export function mapOf(site: number): Place {
  return { path: `/sitemap/s/${slugOf(site)}.xml`, locale: 'kk', site, kind: 'map', shows: [] }
}

/** The search for a thing by its mark. */
export function searchFor(thing: number, locale: Locale): Place {
  const path = `/${locale}/search/?q=${beginningOf(thing, locale)}`
  return { path, locale, kind: 'list', shows: [textOf(thing, locale)] }
}

/** The directory: every school's own name. */
export function directory(sites: number, locale: Locale): Place {
  const shows = Array.from({ length: sites }, (_, index) =>
    textOf(numberOf(index + 1, 'institution'), locale),
  )
  return { path: `/${locale}/schools/?region=${REGION}`, locale, kind: 'list', shows }
}

/** Start pages of the portal and of the region, which show what is new. */
export function starts(locale: Locale): Place[] {
  return [
    { path: `/${locale}/`, locale, kind: 'list', shows: [] },
    {
      path: `/${locale}/r/${REGION}/`,
      locale,
      kind: 'list',
      shows: [textOf(REGION_NOTICE, locale)],
    },
  ]
}

/** The addresses that a change of a thing concerns. */
export function concernedBy(thing: Thing | 'regionNotice', site: number, sites: number): Place[] {
  const number = thing === 'regionNotice' ? REGION_NOTICE : numberOf(site, thing)
  return LOCALES.flatMap((locale) => {
    const pages = pagesOf(site, locale)
    const found = searchFor(number, locale)
    switch (thing) {
      case 'institution':
        return [directory(sites, locale), found]
      case 'look':
        return pages
      case 'name':
        return [...pages, ...noticesOf(site, locale), ...starts(locale), found]
      case 'notice':
        return [...pages, ...noticesOf(site, locale)]
      case 'regionNotice':
        return [...pages, ...noticesOf(site, locale), ...starts(locale)]
      default:
        return [
          ...pages,
          ...often(pages.filter(({ own }) => own === thing)),
          ...starts(locale),
          mapOf(site),
          found,
        ]
    }
  })
}

/** What a change is about is where it is most likely to be missed. */
const often = (places: readonly Place[]): Place[] => [...places, ...places, ...places]
