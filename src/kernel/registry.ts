import { checkEvents } from './check/checkEvents'
import { checkNames } from './check/checkNames'
import { faultsOfManifest } from './check/faultsOfManifest'
import { faultsOfMessages } from './check/faultsOfMessages'
import { faultsOfRulePacks } from './check/faultsOfRulePacks'
import { faultsOfWidgets } from './check/faultsOfWidgets'
import { inOrder } from './check/inOrder'
import { faultsOfKernel } from './kernelVersion'
import type { Grants } from './grants'
import type { AnyPlugin, PortalJob } from './manifest'
import { outboxStores } from './outbox/outboxStores'
import type { OwnedMessage } from './outbox/portalMessage'
import type { PortalCollection } from './portalCollection'
import { fail, failAtFirst } from './manifestError'
import { faultsOfStore } from './stores/checkStore'
import { ROUTE_WORDS } from './routeWords'
import { listenersOf } from './stores/listeners'
import type { OwnedRulePack } from './rules/rulePack'
import type { PortalStore } from './stores/portalStore'
import { systemStores } from './stores/systemStores'
import { systemJobs } from './systemJobs'
import type { OwnedWidget } from './widgets/widget'

/** All manifests in the order in which they start: core, then plugins after those they depend on. */
export type Registry = Readonly<{
  manifests: readonly AnyPlugin[]
  collections: ReadonlyMap<string, PortalCollection>
  /** Ids of what may be switched on and off: every manifest but the core, which is always on. */
  modules: ReadonlySet<string>
  /** The module that a collection, store or job belongs to, by slug; nothing for what is always on. */
  moduleOf: ReadonlyMap<string, string>
  /** Of the manifests, one for each event that one of them hears, and the kernel's own. */
  jobs: ReadonlyMap<string, PortalJob>
  /** Of the manifests, and the kernel's own. */
  stores: ReadonlyMap<string, PortalStore>
  /** Event → jobs that tell of it. */
  listeners: ReadonlyMap<string, readonly string[]>
  /** Kinds of messages by their names. */
  messages: ReadonlyMap<string, OwnedMessage>
  permissions: ReadonlyMap<string, Grants>
  /** Kinds of rule packs by their names. */
  rulePacks: ReadonlyMap<string, OwnedRulePack>
  /** In the order of the manifests. */
  widgets: ReadonlyMap<string, OwnedWidget>
  /** Settings of a manifest → its id. */
  settingsOf: ReadonlyMap<unknown, string>
  /** Words that may not be slugs of sites and pages. */
  reserved: ReadonlySet<string>
}>

type Folded = Omit<Registry, 'manifests' | 'modules' | 'reserved' | 'settingsOf'>

/** What is filled manifest by manifest. */
type Filling = {
  [Key in keyof Folded]: Folded[Key] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never
}

/**
 * Checks all manifests against each other and puts them in order.
 * @throws ManifestError at the first fault.
 */
export function createRegistry(core: AnyPlugin, plugins: readonly AnyPlugin[]): Registry {
  const manifests = inOrder([core, ...plugins])
  const filling: Filling = {
    collections: new Map(),
    jobs: new Map(systemJobs.map((job) => [job.slug, job])),
    listeners: new Map(),
    messages: new Map(),
    moduleOf: new Map(),
    permissions: new Map(),
    rulePacks: new Map(),
    stores: new Map([...systemStores, ...outboxStores].map((store) => [store.slug, store])),
    widgets: new Map(),
  }
  for (const manifest of manifests) {
    failAtFirst(manifest, faultsOfKernel(manifest))
    checkNames(manifest, manifest === core)
    fold(manifest, filling, manifest === core)
    checkFolded(manifest, filling, manifest === core)
  }
  for (const manifest of manifests) checkEvents(manifest, filling.stores)
  const modules = new Set(manifests.filter((one) => one !== core).map(({ id }) => id))
  const settingsOf = new Map<unknown, string>(
    manifests.flatMap(({ id, settings }) => (settings ? [[settings, id] as const] : [])),
  )
  const reserved = new Set([...ROUTE_WORDS, ...modules])
  return Object.freeze({ ...filling, manifests, modules, reserved, settingsOf })
}

/** Adds what a manifest declares to what others have declared. */
function fold(manifest: AnyPlugin, filling: Filling, isCore: boolean): void {
  const { collections, jobs, listeners, moduleOf, permissions, rulePacks, stores, widgets } =
    filling
  addAll(manifest, 'permission', Object.entries<Grants>(manifest.permissions), permissions)
  addAll(manifest, 'collection', bySlug(manifest.collections), collections, stores)
  addAll(manifest, 'store', bySlug<PortalStore>(manifest.stores), stores, collections)
  addAll(manifest, 'rule pack', kindsOf(manifest), rulePacks)
  addAll(manifest, 'message', messagesOf(manifest), filling.messages)
  addAll(manifest, 'widget', bySlug(widgetsOf(manifest)), widgets)
  const heard = listenersOf(manifest)
  const own = [...(manifest.jobs ?? []), ...heard.map(({ job }) => job)]
  addAll(manifest, 'job', bySlug(own), jobs)
  for (const { event, job } of heard)
    listeners.set(event, [...(listeners.get(event) ?? []), job.slug])
  if (isCore) return
  for (const { slug } of [...(manifest.collections ?? []), ...(manifest.stores ?? []), ...own])
    moduleOf.set(slug, manifest.id)
}

function checkFolded(manifest: AnyPlugin, { permissions }: Filling, isCore: boolean): void {
  failAtFirst(manifest, faultsOfManifest(manifest, permissions, isCore))
  failAtFirst(manifest, faultsOfMessages(manifest))
  failAtFirst(manifest, faultsOfRulePacks(manifest))
  failAtFirst(manifest, faultsOfWidgets(manifest, permissions))
  for (const store of manifest.stores ?? [])
    failAtFirst(manifest, faultsOfStore(store, permissions))
}

const kindsOf = ({ id, rulePacks = [] }: AnyPlugin): [string, OwnedRulePack][] =>
  rulePacks.map((one) => [one.kind, { ...one, owner: id }])

const messagesOf = ({ id, messages = [] }: AnyPlugin): [string, OwnedMessage][] =>
  messages.map((one) => [one.kind, { ...one, owner: id }])

const widgetsOf = ({ id, widgets = [] }: AnyPlugin): OwnedWidget[] =>
  widgets.map((one) => ({ ...one, owner: id }))

const bySlug = <T extends { slug: string }>(all: readonly T[] = []): [string, T][] =>
  all.map((one) => [one.slug, one])

/** @param others where the same name would clash as well */
function addAll<T>(
  manifest: AnyPlugin,
  kind: string,
  entries: readonly (readonly [string, T])[],
  to: Map<string, T>,
  others: ReadonlyMap<string, unknown> = new Map(),
): void {
  for (const [name, one] of entries) {
    if (to.has(name) || others.has(name)) fail(manifest, `${kind} '${name}' exists already`)
    to.set(name, one)
  }
}
