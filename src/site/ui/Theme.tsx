import type { ComponentType, ReactNode } from 'react'
import type { FrameLink, Locale, SiteFurniture, Translate } from '#kernel'

/** The same page in one of the portal's languages. */
type PageLanguage = Readonly<{ href: string; isCurrent: boolean; locale: Locale }>

/** What a theme puts around the content of a page. */
export type LayoutProps = Readonly<{
  /** Above everything: what nobody may miss. */
  banner?: ReactNode
  /** The content; it holds the page's only `h1`. */
  children: ReactNode
  /** The way down to the page, itself left out; nothing on start pages. */
  crumbs: readonly FrameLink[]
  /** Start page of the portal in the page's language. */
  home: string
  languages: readonly PageLanguage[]
  locale: Locale
  /** Page that says what the portal offers where the reader is. */
  offersHref?: string | undefined
  /** Page that searches where the reader is; absent on that page, which has a field of its own. */
  searchHref?: string | undefined
  /** Absent where signing in makes no sense: on the sign-in page, on a school's own host. */
  signInHref?: string | undefined
  /** The school's site the page belongs to; absent on pages of the portal itself. */
  site?: SiteFurniture | undefined
  t: Translate
  /** The version for the visually impaired; absent on the page where it is set up. */
  viewHref?: string | undefined
}>

/** How pages look. The class names of `src/site/ui` are what its stylesheets dress. */
export type Theme = Readonly<{
  id: string
  Layout: ComponentType<LayoutProps>
  /** Absolute paths, in the order of the cascade; `url(./x.svg)` in them names a file beside them. */
  stylesheets: readonly string[]
}>
