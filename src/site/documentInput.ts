import type { ReactElement } from 'react'
import type { FrameLink, Locale, Look, SiteFurniture, Translate } from '#kernel'
import type { Assets } from './assets'
import type { Theme } from './ui/Theme'
import type { View } from './view'

/** Everything a page's document is made from. */
export type DocumentInput = Readonly<{
  assets: Assets
  /** What plugins show above everything. */
  banner?: readonly ReactElement[] | undefined
  body: ReactElement
  /** Language of the content when the page's own is missing; the reader is told. */
  contentLocale?: Locale | undefined
  /** The way down to the page, itself left out. */
  crumbs?: readonly FrameLink[] | undefined
  description?: string | undefined
  /** The feed of news that belongs to the page. */
  feed?: Readonly<{ href: string; title: string }> | undefined
  /** Has the page a search field of its own? */
  hasSearch?: boolean | undefined
  /** May search engines list the page? */
  isIndexed: boolean
  locale: Locale
  /** How it looks, where no site's frame tells it. */
  look?: Look | undefined
  /** Scheme and host, without a slash at the end. */
  origin: string
  /** Below the language: `/s/school-1/`; a query, if any, is kept when the language is switched. */
  path: string
  /** Start page of the place where it stands, if that is neither its site's nor the portal's. */
  placeHref?: string | undefined
  site?: SiteFurniture | undefined
  t: Translate
  /** The first is used where none was chosen. */
  themes: readonly [Theme, ...Theme[]]
  title: string
  /** How the reader wants to see it; as usual unless told. */
  view?: View | undefined
}>
