import type { AnyPlugin, PersonRole } from '#kernel'
import { inTransaction, isPersonRole, systemDb } from '#kernel'
import { seed } from '../../../seed/index'
import { createTestPortal, type TestPortal } from '../createTestPortal'
import { draftOf, placing } from '../matrix/world'

/** How much of a plugin's own tables was filled by each of two runs of the seed. */
type Seeded = readonly [Rows, Rows]
type Rows = Readonly<Record<string, number>>

/** A portal with all that the demo shows, in which a plugin is switched on and off. */
export type Contract = Readonly<{
  seeded: (plugin: AnyPlugin) => Seeded
  /** Decides about a plugin for the whole tree. */
  decide: (plugin: AnyPlugin, state: 'off' | 'on') => Promise<void>
  /** Address → HTTP status, for each page that needs no parameter of its own, at each kind of place. */
  pages: (plugin: AnyPlugin) => Promise<Record<string, number>>
  /** Collection → how many documents somebody finds who may read them. */
  rows: (plugin: AnyPlugin) => Promise<Record<string, number>>
  /** Endpoint → HTTP status of an empty request by the root. */
  endpoints: (plugin: AnyPlugin) => Promise<Record<string, number>>
  stop: () => Promise<void>
}>

type Agent = Awaited<ReturnType<TestPortal['as']>>

/** Opens it; every collection of a plugin holds one document of the demo's school at least. */
export async function openContract(plugins: readonly AnyPlugin[]): Promise<Contract> {
  const portal = await createTestPortal({ startsOn: false })
  const { site: slug } = await seed(portal.payload)
  const once = await rowsIn(portal)
  await seed(portal.payload)
  const twice = await rowsIn(portal)
  const school = await findOne(portal, 'sites', { slug })
  const institution = String(school.institution)
  const ministry = String((await findOne(portal, 'institutions', { kind: 'ministry' })).id)
  const at = { nodes: { A: institution }, sites: { A: String(school.id) } }
  for (const plugin of plugins) await fill(portal, plugin, at)
  const root = await portal.as('root')
  const readers = new Map<PersonRole, Agent>([['root', root]])
  const reader = async (role: PersonRole): Promise<Agent> => {
    const known = readers.get(role) ?? (await portal.as(role, institution))
    readers.set(role, known)
    return known
  }
  return {
    seeded: (plugin) => [only(once, plugin), only(twice, plugin)],
    stop: portal.stop,
    async decide({ id: module }, state) {
      const { status } = await root
        .post('/api/module-switches')
        .send({ institution: ministry, module, reason: 'Тексеру', state })
      if (status !== 201) throw new TypeError(`${module} is not ${state}: ${String(status)}`)
    },
    pages: (plugin) =>
      collected(addressesOf(plugin, slug), async (address) => {
        const { status } = await portal.http.get(address).set('Host', 'localhost:3000')
        return [address, status]
      }),
    rows: (plugin) =>
      collected(collectionsOf(plugin), async ({ access, slug: collection }) => {
        const agent = await reader(readerOf(plugin, access.read))
        const { body } = await agent.get(`/api/${collection}?depth=0&limit=1`)
        return [collection, (body as { totalDocs?: number }).totalDocs ?? 0]
      }),
    endpoints: ({ endpoints = [], id }) =>
      collected(endpoints, async ({ method, path }) => {
        const { status } = await root[method](`/api/plugins/${id}${path}`)
        return [`${method} ${path}`, status]
      }),
  }
}

async function collected<T, R>(
  all: readonly T[],
  ask: (one: T) => Promise<[string, R]>,
): Promise<Record<string, R>> {
  const answers: [string, R][] = []
  for (const one of all) answers.push(await ask(one))
  return Object.fromEntries(answers)
}

const addressesOf = ({ id, pages = [] }: AnyPlugin, site: string): string[] =>
  pages
    .filter(({ path }) => !path.includes(':'))
    .flatMap(({ path }) =>
      ['', '/r/aqmola', `/s/${site}`].map((place) => `/kk${place}/${id}${path}`),
    )

/** Those that people reach at all. */
const collectionsOf = ({ collections = [] }: AnyPlugin) =>
  collections.flatMap(({ access, slug }) => (access === 'system' ? [] : [{ access, slug }]))

/** Somebody at the school who may read all of it, by the plugin's own word. */
function readerOf({ permissions }: AnyPlugin, read: string): PersonRole {
  const grants = permissions[read] as Readonly<Record<string, unknown>> | undefined
  const role = Object.keys(grants ?? {}).find(
    (name) => isPersonRole(name) && typeof grants?.[name] === 'string',
  )
  return (role ?? 'root') as PersonRole
}

/** What a client would send to make a document of each kind. */
async function fill(
  { payload }: TestPortal,
  plugin: AnyPlugin,
  at: Readonly<{ nodes: object; sites: object }>,
): Promise<void> {
  for (const { slug } of plugin.collections ?? []) {
    const thing = slug as Parameters<typeof draftOf>[1]
    const draft = draftOf(payload, thing, 'Мысал', '')
    const data = { ...draft, ...placing(payload, thing, at as never, 'A'), _status: 'published' }
    await inTransaction(payload, (req) =>
      systemDb(req).create({ collection: slug, data, depth: 0, locale: 'kk' }),
    )
  }
}

async function rowsIn({ payload }: TestPortal): Promise<Rows> {
  return collected(payload.config.collections, async ({ slug }) => {
    const { totalDocs } = await payload.db.count({ collection: slug })
    return [slug, totalDocs]
  })
}

const only = (rows: Rows, { collections = [], stores = [] }: AnyPlugin): Rows =>
  Object.fromEntries([...collections, ...stores].map(({ slug }) => [slug, rows[slug] ?? NaN]))

async function findOne(
  { payload }: TestPortal,
  collection: string,
  by: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const where = Object.fromEntries(Object.entries(by).map(([key, equals]) => [key, { equals }]))
  const found = await payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection,
    where,
  })
  if (!found) throw new TypeError(`No ${collection} ${JSON.stringify(by)} was seeded`)
  return found
}
