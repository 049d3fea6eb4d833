import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import type { EndpointContext, JobContext } from './context'
import type { Grants } from './grants'
import type { Locale } from './locales'
import type { PortalMessage } from './outbox/portalMessage'
import type { PortalCollection } from './portalCollection'
import type { PortalPage, PortalSlot } from './publicPage'
import type { RulePackKind } from './rules/rulePack'
import type { SettingsOf } from './settings/settingsOf'
import type { PortalStore, StoreEvent } from './stores/portalStore'
import type { PortalWidget } from './widgets/widget'

/** A text that exists in every language. */
export type Text = Readonly<Record<Locale, string>>

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
  /** Kinds of messages to people, sent by `notify`. */
  messages?: readonly PortalMessage[]
  /** Flat keys; both languages hold the same ones. */
  translations: Readonly<Record<Locale, Readonly<Record<string, string>>>>
  seed?: () => Promise<(req: PayloadRequest) => Promise<void>>
}>

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- permission names differ from plugin to plugin
export type AnyPlugin = PluginManifest<any>
