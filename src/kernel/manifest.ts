import type { CollectionConfig, PayloadRequest } from 'payload'
import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { EndpointContext, JobContext, PublicContext, PublicDocument } from './context'
import type { Locale } from './locales'
import type { Role } from './roles'
import type { RulePackKind } from './rules/rulePack'
import type { SettingsOf } from './settings/settingsOf'
import type { PortalStore, StoreEvent } from './stores/portalStore'
import type { Translate } from './translator'
import type { TreePath } from './tree'
import type { PortalWidget } from './widgets/widget'

/**
 * Which documents a grant reaches: those of the person's node, of all nodes below it too, of everybody; `field` names
 * a path on the document that points at the user.
 */
export type Reach = 'all' | 'subtree' | 'institution' | { readonly field: string }

/** A permission as the roles that hold it, each with its reach, or with several. */
export type Grants = Readonly<Partial<Record<Role, Reach | readonly Reach[]>>>

/** A text that exists in every language. */
export type Text = Readonly<Record<Locale, string>>

/** What a collection adds to Payload's own description. */
export type PortalCollection<P extends string = string> = Omit<CollectionConfig, 'access'> & {
  /** Names of permissions, never functions. `system` collections are closed to everybody but jobs. */
  access: 'system' | Readonly<Record<'create' | 'delete' | 'read' | 'update', NoInfer<P>>>
  portal?: {
    /** How a document gets its institution: its own field, that of the document a field points at, or it is one. */
    scope?: 'institution' | 'node' | { readonly via: string }
    /** Field tuples by which public pages may ask; each becomes a cache tag. `id` is always there. */
    queries?: readonly (readonly string[])[]
    /** Localised text fields found by search. */
    search?: readonly string[]
    /** Is it found by the portal's own search? Only of what everybody reads. */
    isFound?: boolean
    /** The localised text field by which lists are ordered in Kazakh order. */
    sortBy?: string
    /** Localised fields with a translation state of their own (missing, draft, out of date, published). */
    translated?: readonly string[]
    /** Do several people write its documents? Then a change names the version it was made from, or is refused. */
    rev?: boolean
    /** Can a draft be published at a time that is named beforehand? Adds the field `publishAt`. */
    publishAt?: boolean
    /** The field that is the last word of a document's address, and the relationship within which it is unique. */
    address?: { readonly slug: string; readonly within?: string }
    /** Date fields between which a document is visible to the public. */
    period?: { readonly from: string; readonly until: string }
  }
}

/** One request to a plugin: `POST /api/plugins/<id><path>`. */
export type PortalEndpoint<P extends string = string> = Readonly<{
  /**
   * What it writes is stored together or not at all, unless it says otherwise. `store`: writes to stores are all that it
   * does, so they need no transaction of their own: they are kept until the handler has answered, and share a COMMIT
   * with others. `parts`: it commits by itself, part by part, and asked again it goes on where it was.
   */
  effect?: 'parts' | 'store'
  /** `lines`: JSON lines, each sent at once: what the handler tells on its way, then `{ answer }` or `{ error }`. */
  answers?: 'lines'
  /** Its body is a file of at most so many megabytes, read only for people with the permission; its input is the query. */
  file?: Readonly<{ megabytes: number }>
  handle: (ctx: EndpointContext, input: never) => Promise<unknown>
  input: z.ZodType
  method: 'delete' | 'get' | 'patch' | 'post'
  path: `/${string}`
  permission: NoInfer<P>
}>

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

/** Work done after commit, on a leased row. */
export type PortalJob = Readonly<{
  input: z.ZodType
  /** Attempts before the row is left for a person to look at. */
  attempts?: number
  run: (ctx: JobContext, input: never) => Promise<void>
  slug: string
}>

/** Everything one plugin adds to the portal, as data. `P` is the union of its permission names. */
export type PluginManifest<P extends string = string> = Readonly<{
  /** kebab-case; equals the folder name; prefixes every slug, route and message key */
  id: string
  version: `${number}.${number}.${number}`
  /** Versions of the kernel it was written for, such as `^0.1.0`; for plugins that come as packages. */
  kernel?: string
  /** boot and seed order; not a licence to import */
  dependsOn?: readonly string[]
  permissions: Readonly<Record<P, Grants>>
  /** What can be set at each node, inherited by those below. */
  settings?: SettingsOf
  /** Kinds of rules that are data, with the days on which they are in force. */
  rulePacks?: readonly RulePackKind[]
  collections?: readonly PortalCollection<P>[]
  endpoints?: readonly PortalEndpoint<P>[]
  /** Tables for hot data. */
  stores?: readonly PortalStore<P>[]
  /** What to do after a store has told of a write (its `emits`); repeated until it succeeds, like a job. */
  on?: Readonly<Record<string, (ctx: JobContext, event: StoreEvent) => Promise<void>>>
  pages?: readonly PortalPage[]
  /** Additions to the frame of every page. */
  slots?: readonly PortalSlot[]
  /** Cards on the first screen of the admin. */
  widgets?: readonly PortalWidget<P>[]
  jobs?: readonly PortalJob[]
  /** Flat keys; both languages hold the same ones. */
  translations: Readonly<Record<Locale, Readonly<Record<string, string>>>>
  seed?: () => Promise<(req: PayloadRequest) => Promise<void>>
}>

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- permission names differ from plugin to plugin
export type AnyPlugin = PluginManifest<any>
