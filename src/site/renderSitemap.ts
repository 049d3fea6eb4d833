import { LOCALES } from '#kernel'
import { xmlText } from './xmlText'

type Entry = Readonly<{ path: string; changed?: string }>

const XML = '<?xml version="1.0" encoding="utf-8"?>'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'

/** A list of maps (sitemaps.org). @param paths below the host */
export function renderSitemapIndex(origin: string, paths: readonly string[]): string {
  const maps = paths.map((path) => `<sitemap><loc>${xmlText(origin + path)}</loc></sitemap>`)
  return `${XML}<sitemapindex ${NAMESPACE}>${maps.join('')}</sitemapindex>`
}

/** Addresses of pages in every language, each naming the same page in the others. @param entries below the language */
export function renderSitemap(origin: string, entries: readonly Entry[]): string {
  const urls = entries.flatMap(({ changed, path }) =>
    LOCALES.map((locale) => {
      const day = changed === undefined ? '' : `<lastmod>${xmlText(changed.slice(0, 10))}</lastmod>`
      return `<url><loc>${xmlText(`${origin}/${locale}${path}`)}</loc>${day}${linksOf(origin, path)}</url>`
    }),
  )
  return `${XML}<urlset ${NAMESPACE} ${LINKS}>${urls.join('')}</urlset>`
}

const linksOf = (origin: string, path: string): string =>
  LOCALES.map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${xmlText(`${origin}/${locale}${path}`)}"/>`,
  ).join('')
