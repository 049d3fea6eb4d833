import type { ComponentType } from 'react'
import type { PublicContext, PublicDocument } from './context'
import type { Locale } from './locales'
import type { Translate } from './translator'
import type { TreePath } from './tree'

/** What `load` hands to the page's view, and how the answer is framed. */
export type PageData<Props extends object = object> = Readonly<{
  props: Props
  title: string
  description?: string
  /** Language of the content when it is not the page's own (fallback, marked for the reader). */
  contentLocale?: Locale
  site?: SiteFurniture
  /** How the page looks, where no site's frame tells it. */
  look?: Look
  /** The way down to the page, where no site's frame tells it. */
  crumbs?: readonly FrameLink[]
  /** Has it a search field of its own? Then its frame has none. */
  hasSearch?: boolean
  /** Where the page stands; without it nothing that belongs to a place appears in its frame. */
  place?: PublicPlace
  /** Address of the feed that tells of news on this page, and what it is called. */
  newsFeed?: Readonly<{ href: string; title: string }>
  /** The document that the page shows, if its views are to be counted. */
  viewed?: PublicDocument
}>

/** A place to go to. */
export type FrameLink = Readonly<{ href: string; label: string }>

/** What the frame around a page of a site shows. */
export type SiteFurniture = Readonly<{
  title: string
  home: string
  /** What stands above the organisation, from the portal down. */
  above: readonly FrameLink[]
  menu: readonly Readonly<{ current: boolean; href: string; label: string }>[]
  look?: Look
}>

/** How the pages of a place look, its own choices and those of the places above it; what is absent is as usual. */
export type Look = Readonly<{
  /** Id of a theme. */
  theme?: string
  /** Grounds with the ink that is read on them, `#rrggbb`. */
  colours?: Readonly<{ band?: Ground; action?: Ground }>
  isLarge?: boolean
  logo?: FramePicture
  /** A picture of the place, as a wide band at the top. */
  picture?: FramePicture
}>

export type Ground = Readonly<{ colour: string; ink: string }>

/** A picture in the frame of a page; `srcSet` are `address widthw` pairs of its sizes, smallest first. */
export type FramePicture = Readonly<{
  src: string
  srcSet?: string
  width: number
  height: number
  alt: string
}>

/** Where a public page stands: the institutions from the root down to its own, and the address below which it is. */
export type PublicPlace = Readonly<{ path: TreePath; base: `/${string}` }>

/** News for programs that read them (RSS 2.0); `href` are addresses below the host, dates ISO 8601. */
export type Feed = Readonly<{
  title: string
  description: string
  /** The page that shows the same to people. */
  href: string
  items: readonly Readonly<{ title: string; text?: string; href: string; id: string; at: string }>[]
}>

/** The frame of a page: that of a site, or how its place looks and the way down to it. */
export type PageFrame = Pick<PageData, 'crumbs' | 'look' | 'site'>

/** A page; a feed; another address; nothing there, at a place whose frame stays; nothing there at all. */
export type PageAnswer<Props extends object = object> =
  PageData<Props> | { feed: Feed } | { redirect: string } | { missingIn: PageFrame } | undefined

/** What every view of a page gets besides its own props. */
export type ViewFrame = Readonly<{ locale: Locale; t: Translate }>

type Texts = Readonly<Record<string, string>>

/** `params` are those of the path, `query` what of the declared keys has a value. */
export type LoadPage<Props extends object = object> = (
  ctx: PublicContext,
  params: Texts,
  query: Texts,
) => Promise<PageAnswer<Props>>

/**
 * One public page; `/{lang}` precedes its path, `:name` marks a parameter. A plugin's page stands below the plugin's id,
 * on the portal, on every region and on every site: `/notices/`, `/r/:region/notices/` and `/s/:site/notices/`, with
 * `region` or `site` among its parameters.
 */
export type PortalPage = Readonly<{
  /** Undefined: not found (also cached, under the tags of what was asked). */
  load: LoadPage
  path: `/${string}`
  /** Keys of the address's query that it reads; all others are dropped. `q` is free text: such answers are not kept. */
  query?: readonly string[]
  /** `feed`: for programs, without a view. */
  answers?: 'feed'
  /** Lazy: a manifest never loads React. */
  view?: () => Promise<ComponentType<never>>
}>

/** Something a plugin adds to the frame of every page, where there is something to show. */
export type PortalSlot = Readonly<{
  /** `top`: above everything, for what nobody may miss. */
  at: 'top'
  /** Undefined: nothing to show here and now. */
  load: (ctx: PublicContext, place: PublicPlace) => Promise<object | undefined>
  view: () => Promise<ComponentType<never>>
}>
