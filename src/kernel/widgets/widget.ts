import type { Where } from 'payload'
import type { Db, EndpointContext } from '../context'

/** What `load` of a widget knows: what an endpoint does, for reading alone. */
export type WidgetContext = Omit<EndpointContext, 'db' | 'file' | 'tell'> &
  Readonly<{
    db: Pick<Db, 'count' | 'find' | 'findByID'>
    /** Narrows a question to documents that stand where the person holds the permission of the widget. */
    mine: readonly Where[]
    /** ISO 8601; one moment for everything that is shown together. */
    now: string
  }>

/** One line of a widget. */
export type WidgetRow = Readonly<{
  label: string
  /** A figure, or a word that stands for one. */
  value?: number | string
  /** A second, smaller line. */
  note?: string
  /** The moment it is about, ISO 8601. */
  at?: string
  /** Where one goes from here: an address of the portal's own. */
  href?: `/${string}`
  /** Of a list of things to do: is it done? */
  isDone?: boolean
  tone?: 'good' | 'warning'
}>

/** What a widget shows under its name; the admin makes the card. */
export type WidgetData = Readonly<{
  /** A sentence under the name, such as whom it is about. */
  about?: string
  rows: readonly WidgetRow[]
  /** What is said instead of the rows where there are none. */
  empty?: string
  more?: Readonly<{ href: `/${string}`; label: string }>
}>

/** A card on the first screen of the admin. Its name is `widgets.<slug>` among the owner's texts. */
export type PortalWidget<P extends string = string> = Readonly<{
  /** kebab-case, beginning with the plugin's id */
  slug: string
  /** Who sees it: whoever holds this anywhere, as long as the module is on at a place where he does. */
  permission: NoInfer<P>
  /** Undefined: nothing to say now. Quick and small: it is asked whenever somebody opens the admin. */
  load: (ctx: WidgetContext) => Promise<WidgetData | undefined>
}>

/** A widget with the id of the manifest that declares it. */
export type OwnedWidget = PortalWidget & Readonly<{ owner: string }>
