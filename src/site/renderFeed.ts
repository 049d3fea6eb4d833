import type { Feed, Locale } from '#kernel'
import { xmlText } from './xmlText'

type FeedInput = Readonly<{
  locale: Locale
  /** Scheme and host, without a slash at the end. */
  origin: string
  /** Of the feed itself, below the language. */
  path: string
}>

/** A feed as RSS 2.0. */
export function renderFeed(feed: Feed, { locale, origin, path }: FeedInput): string {
  const at = (href: string): string => xmlText(origin + href)
  const items = feed.items.map(
    (item) =>
      `<item><title>${xmlText(item.title)}</title><link>${at(item.href)}</link>` +
      `<guid isPermaLink="false">${xmlText(item.id)}</guid>` +
      `<pubDate>${new Date(item.at).toUTCString()}</pubDate>` +
      (item.text === undefined ? '' : `<description>${xmlText(item.text)}</description>`) +
      '</item>',
  )
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>' +
    `<title>${xmlText(feed.title)}</title><link>${at(feed.href)}</link>` +
    `<description>${xmlText(feed.description)}</description><language>${locale}</language>` +
    `<atom:link href="${at(`/${locale}${path}`)}" rel="self" type="application/rss+xml"/>` +
    `${items.join('')}</channel></rss>`
  )
}
