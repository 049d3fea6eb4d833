import { DEFAULT_LOCALE, LOCALES, otherLocale, type Locale, type Look } from '#kernel'
import { crumbsOf } from './crumbsOf'
import { StructuredData } from './StructuredData'
import { colourSheetHref } from './colourSheet'
import type { DocumentInput } from './documentInput'
import type { Theme } from './ui/Theme'

/** As Open Graph spells the languages. */
const OPEN_GRAPH: Readonly<Record<Locale, string>> = { kk: 'kk_KZ', ru: 'ru_RU' }

/** What browsers, search engines and messengers read about a page. */
export function DocumentHead(input: DocumentInput & Readonly<{ look: Look; theme: Theme }>) {
  const { assets, description, feed, isIndexed, look, site, t, theme, title } = input
  const siteName = site?.title ?? t('site:portal.fullName')
  return (
    <head>
      <meta charSet="utf-8" />
      <meta content="width=device-width, initial-scale=1" name="viewport" />
      <title>{title === siteName ? title : `${title} — ${siteName}`}</title>
      {description !== undefined && <meta content={description} name="description" />}
      <meta content="light dark" name="color-scheme" />
      <link href={assets.hrefOf(theme.id)} rel="stylesheet" />
      {look.colours && <link href={colourSheetHref(look.colours)} rel="stylesheet" />}
      <link href={assets.icon} rel="icon" type="image/svg+xml" />
      {feed && (
        <link href={feed.href} rel="alternate" title={feed.title} type="application/rss+xml" />
      )}
      {isIndexed ? (
        <>
          <Addresses {...input} siteName={siteName} />
          <StructuredData {...input} crumbs={crumbsOf(input)} />
        </>
      ) : (
        <meta content="noindex" name="robots" />
      )}
    </head>
  )
}

/** Where the page lives, in each language. A page shown in the other language is that page's copy. */
function Addresses(props: DocumentInput & { siteName: string }) {
  const { contentLocale, description, locale, origin, path, siteName, title } = props
  const addressIn = (language: Locale): string => `${origin}/${language}${path}`
  const isCopy = contentLocale !== undefined && contentLocale !== locale
  return (
    <>
      <link href={addressIn(contentLocale ?? locale)} rel="canonical" />
      {!isCopy &&
        LOCALES.map((language) => (
          <link href={addressIn(language)} hrefLang={language} key={language} rel="alternate" />
        ))}
      {!isCopy && <link href={addressIn(DEFAULT_LOCALE)} hrefLang="x-default" rel="alternate" />}
      <meta content="website" property="og:type" />
      <meta content={title} property="og:title" />
      {description !== undefined && <meta content={description} property="og:description" />}
      <meta content={siteName} property="og:site_name" />
      <meta content={addressIn(locale)} property="og:url" />
      <meta content={OPEN_GRAPH[locale]} property="og:locale" />
      <meta content={OPEN_GRAPH[otherLocale(locale)]} property="og:locale:alternate" />
    </>
  )
}
