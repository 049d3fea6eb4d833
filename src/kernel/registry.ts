import { faultsOfManifest } from './check/faultsOfManifest'
import { faultsOfRulePacks } from './check/faultsOfRulePacks'
import { faultsOfWidgets } from './check/faultsOfWidgets'
import { faultsOfKernel } from './kernelVersion'
import type { AnyPlugin, Grants, PortalCollection, PortalJob } from './manifest'
import { faultsOfStore } from './stores/checkStore'
import { ROUTE_WORDS } from './routeWords'
import { listenersOf } from './stores/listeners'
import type { OwnedRulePack } from './rules/rulePack'
import type { PortalStore } from './stores/portalStore'
import { systemStores } from './stores/systemStores'
import { systemJobs } from './systemJobs'
import { missingKeys } from './translator'
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

/** A manifest that cannot be used; the message begins with the plugin's id and says what to write instead. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

/**
 * Checks all manifests against each other and puts them in order.
 * @throws ManifestError at the first fault.
 */
export function createRegistry(core: AnyPlugin, plugins: readonly AnyPlugin[]): Registry {
  const manifests = inOrder([core, ...plugins])
  const collections = new Map<string, PortalCollection>()
  const moduleOf = new Map<string, string>()
  const jobs = new Map(systemJobs.map((job) => [job.slug, job]))
  const listeners = new Map<string, string[]>()
  const permissions = new Map<string, Grants>()
  const rulePacks = new Map<string, OwnedRulePack>()
  const widgets = new Map<string, OwnedWidget>()
  const stores = new Map(systemStores.map((store) => [store.slug, store]))
  for (const manifest of manifests) {
    failAtFirst(manifest, faultsOfKernel(manifest))
    checkNames(manifest, manifest === core)
    addAll(manifest, 'permission', Object.entries<Grants>(manifest.permissions), permissions)
    addAll(manifest, 'collection', bySlug(manifest.collections), collections, stores)
    addAll(manifest, 'store', bySlug<PortalStore>(manifest.stores), stores, collections)
    addAll(manifest, 'rule pack', kindsOf(manifest), rulePacks)
    addAll(manifest, 'widget', bySlug(widgetsOf(manifest)), widgets)
    const heard = listenersOf(manifest)
    const own = [...(manifest.jobs ?? []), ...heard.map(({ job }) => job)]
    addAll(manifest, 'job', bySlug(own), jobs)
    for (const { event, job } of heard)
      listeners.set(event, [...(listeners.get(event) ?? []), job.slug])
    if (manifest !== core)
      for (const slug of [manifest.collections, manifest.stores, own].flatMap((all) =>
        slugsOf(all),
      ))
        moduleOf.set(slug, manifest.id)
    failAtFirst(manifest, faultsOfManifest(manifest, permissions, manifest === core))
    failAtFirst(manifest, faultsOfRulePacks(manifest))
    failAtFirst(manifest, faultsOfWidgets(manifest, permissions))
    for (const store of manifest.stores ?? [])
      failAtFirst(manifest, faultsOfStore(store, permissions))
  }
  for (const manifest of manifests) checkEvents(manifest, stores)
  const modules = new Set(manifests.filter((one) => one !== core).map(({ id }) => id))
  const settingsOf = new Map<unknown, string>(
    manifests.flatMap(({ id, settings }) => (settings ? [[settings, id] as const] : [])),
  )
  const reserved = new Set([...ROUTE_WORDS, ...modules])
  return Object.freeze({
    ...{ manifests, collections, jobs, listeners, moduleOf, modules },
    ...{ permissions, reserved, rulePacks, settingsOf, stores, widgets },
  })
}

const kindsOf = ({ id, rulePacks = [] }: AnyPlugin): [string, OwnedRulePack][] =>
  rulePacks.map((one) => [one.kind, { ...one, owner: id }])

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

/** An event is told by one store, and heard only where it is told. */
function checkEvents(manifest: AnyPlugin, stores: ReadonlyMap<string, PortalStore>): void {
  const all = [...stores.values()].flatMap(({ emits }) => emits ?? [])
  for (const { emits = '' } of manifest.stores ?? []) {
    if (all.filter((event) => event === emits).length > 1)
      fail(manifest, `event '${emits}' is told by two stores`)
    if (emits !== '' && !emits.startsWith(`${manifest.id}.`))
      fail(manifest, `event '${emits}' must be called '${manifest.id}.${emits}'`)
  }
  for (const event of Object.keys(manifest.on ?? {}))
    if (!all.includes(event))
      fail(manifest, `'on' names the event '${event}', which no store emits`)
}

function checkNames(manifest: AnyPlugin, isCore: boolean): void {
  const { id } = manifest
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) fail(manifest, 'the id must be kebab-case')
  if (!isCore && ROUTE_WORDS.includes(id)) fail(manifest, 'the id is a route word; choose another')
  const missing = missingKeys(manifest.translations)
  if (missing.length > 0) fail(manifest, `texts are missing: ${missing.join(', ')}`)
  if (isCore) return
  checkPrefixes(manifest, 'collection', '-', slugsOf(manifest.collections))
  checkPrefixes(manifest, 'store', '-', slugsOf(manifest.stores))
  checkPrefixes(manifest, 'widget', '-', slugsOf(manifest.widgets))
  checkPrefixes(manifest, 'job', '.', slugsOf(manifest.jobs))
  const kinds = kindsOf(manifest).map(([kind]) => kind)
  checkPrefixes(manifest, 'rule pack', '-', kinds)
  checkPrefixes(manifest, 'permission', '.', Object.keys(manifest.permissions))
}

const slugsOf = (all: readonly { slug: string }[] = []): string[] => all.map(({ slug }) => slug)

/** What a plugin adds carries its id, or is called by it alone, so that two plugins never clash. */
function checkPrefixes(
  manifest: AnyPlugin,
  kind: string,
  separator: string,
  names: readonly string[],
): void {
  const prefix = manifest.id + separator
  for (const name of names) {
    if (name !== manifest.id && !name.startsWith(prefix))
      fail(manifest, `${kind} '${name}' must be called '${prefix}${name}'`)
  }
}

function inOrder(plugins: readonly AnyPlugin[]): AnyPlugin[] {
  const byId = new Map(plugins.map((plugin) => [plugin.id, plugin]))
  if (byId.size < plugins.length) {
    const twice = plugins.find(
      (plugin, index) => plugins.findIndex((one) => one.id === plugin.id) < index,
    )
    if (twice) fail(twice, 'is listed twice in plugins/index.ts')
  }
  const done = new Set<AnyPlugin>()
  const visit = (plugin: AnyPlugin, path: readonly AnyPlugin[]): void => {
    if (done.has(plugin)) return
    if (path.includes(plugin))
      fail(
        plugin,
        `'dependsOn' runs in a circle: ${[...path, plugin].map(({ id }) => id).join(' → ')}`,
      )
    for (const id of plugin.dependsOn ?? []) {
      const needed = byId.get(id)
      if (!needed) fail(plugin, `depends on '${id}', which is not in plugins/index.ts`)
      else visit(needed, [...path, plugin])
    }
    done.add(plugin)
  }
  for (const plugin of plugins) visit(plugin, [])
  return [...done]
}

function failAtFirst(manifest: AnyPlugin, [fault]: readonly string[]): void {
  if (fault !== undefined) fail(manifest, fault)
}

function fail(manifest: AnyPlugin, sentence: string): never {
  throw new ManifestError(`${manifest.id}: ${sentence}`)
}
