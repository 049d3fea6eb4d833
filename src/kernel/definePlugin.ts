import type { z } from 'zod'
import type { EndpointContext, JobContext, PublicContext, StoreContext } from './context'
import type { PluginManifest, PortalEndpoint, PortalJob } from './manifest'
import type { PortalCollection } from './portalCollection'
import type { LoadPage, PortalPage, PortalSlot, PublicPlace, ViewFrame } from './publicPage'
import type { PortalStore } from './stores/portalStore'
import type { PortalWidget } from './widgets/widget'
import type { ComponentType } from 'react'

/** Declares a plugin; a permission that is named anywhere must be in `permissions` (a compile error else). */
export const definePlugin = <P extends string>(manifest: PluginManifest<P>): PluginManifest<P> =>
  Object.freeze(manifest)

/** Declares a collection in a file of its own, keeping the literal permission names. */
export const defineCollection = <P extends string>(
  collection: PortalCollection<P> & { access: PortalCollection<P>['access'] },
): PortalCollection<P> => collection

/** Declares a store in a file of its own, keeping the literal permission names. */
export const defineStore = <P extends string = never>(
  store: PortalStore<P> & { access: PortalStore<P>['access'] },
): PortalStore<P> => store

/** Declares an endpoint: `handle` receives what `input` parsed. */
export const defineEndpoint = <
  I extends z.ZodType,
  P extends string,
  E extends 'store' | undefined = undefined,
>(
  endpoint: Omit<PortalEndpoint<P>, 'effect' | 'handle' | 'input'> & {
    effect?: E | 'parts'
    handle: (
      ctx: E extends 'store' ? StoreContext : EndpointContext,
      input: z.output<I>,
    ) => Promise<unknown>
    input: I
    permission: P
  },
): PortalEndpoint<P> => endpoint

/** Declares a public page: the view takes exactly the props that `load` returns. */
export const definePage = <Props extends object>(page: {
  load: LoadPage<Props>
  path: `/${string}`
  query?: readonly string[]
  view: () => Promise<ComponentType<Props & ViewFrame>>
}): PortalPage => ({ ...page, view: once(page.view) }) as PortalPage

/** Declares a feed: a page for programs. */
export const defineFeed = (page: Pick<PortalPage, 'load' | 'path'>): PortalPage => ({
  ...page,
  answers: 'feed',
})

/** Declares an addition to the frame of every page: the view takes exactly the props that `load` returns. */
export const defineSlot = <Props extends object>(slot: {
  at: PortalSlot['at']
  load: (ctx: PublicContext, place: PublicPlace) => Promise<Props | undefined>
  view: () => Promise<ComponentType<Props & ViewFrame>>
}): PortalSlot => ({ ...slot, view: once(slot.view) }) as PortalSlot

/** Asks for a module once: each `import()` is a question to the loader, also of what it has loaded. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => (loaded ??= load())
}

/** Declares a card on the first screen of the admin, keeping the literal permission name. */
export const defineWidget = <P extends string>(
  widget: PortalWidget<P> & { permission: P },
): PortalWidget<P> => widget

/** Declares a job: `run` receives what `input` parsed. */
export const defineJob = <I extends z.ZodType>(job: {
  attempts?: number
  input: I
  run: (ctx: JobContext, input: z.output<I>) => Promise<void>
  slug: string
}): PortalJob => job
