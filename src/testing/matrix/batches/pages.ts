import { portalOf } from '#kernel'
import { cellOf, type Asked, type Batch } from '../batch'
import type { Place } from '../tree'
import type { Doc } from '../world'

const LANGUAGES = ['kk', 'ru'] as const
const ASKERS = /^(a stranger|pupil at A|editor at A|region at N|root)/

/** What the public sees, asked for by people of every kind: the same for all of them. */
export const pageBatches: readonly Batch[] = [
  { name: 'public pages', touches: ['public pages'], run: pages },
  { name: 'files', touches: ['media read', 'documents read'], run: files },
]

type Stored = Readonly<Record<string, unknown> & { id: string }>

async function pages(asked: Asked): Promise<void> {
  if (!ASKERS.test(asked.person.name)) return
  const { docs } = asked.matrix.world
  for (const site of docs.filter(({ place, thing }) => thing === 'sites' && isShown(place))) {
    const slug = await slugOf(asked, site)
    await page(asked, `/s/${slug}/`, 'the home of a site', [200, 404])
    for (const path of pluginPaths(asked))
      await page(asked, `/s/${slug}${path}`, 'a page of a plugin on a site', [200, 404])
    for (const doc of docs.filter((one) => one.thing === 'pages' && one.place === site.place)) {
      const path = `/s/${slug}/${await slugOf(asked, doc)}`
      await page(asked, path, `a page that is ${doc.state}`, [doc.isOpen ? 200 : 404])
    }
  }
  await page(asked, '/', 'the home of the portal', [200])
  await page(asked, '/s/nothing/', 'a site that is none', [404])
  for (const path of pluginPaths(asked)) await page(asked, path, 'a page of a plugin', [200, 404])
}

/** Addresses of plugins' pages on the portal; the same stand below every site. */
function pluginPaths({ matrix: { payload } }: Asked): string[] {
  return portalOf(payload)
    .registry.manifests.filter(({ id }) => id !== 'core')
    .flatMap(({ id, pages: declared = [] }) => declared.map(({ path }) => `/${id}${path}`))
    .filter((path) => !path.includes(':'))
}

const isShown = (place: Place | ''): boolean => ['M', 'A', 'A1', 'X'].includes(place)

async function slugOf({ matrix }: Asked, { id, thing }: Doc): Promise<string> {
  const stored = await matrix.payload.db.findOne<Stored>({
    ...{ collection: thing, where: { id: { equals: id } } },
  })
  return String(stored?.slug)
}

async function page(
  asked: Asked,
  path: string,
  what: string,
  expected: readonly number[],
): Promise<void> {
  const { matrix, person, tally } = asked
  const stranger = matrix.world.persons.find(({ hasAccount }) => !hasAccount) ?? person
  for (const language of LANGUAGES) {
    const cell = { ...cellOf('page', person, what), where: `/${language}${path}` }
    const ask = (who: typeof person) =>
      matrix.ask(tally, cell, { person: who, method: 'get', path: `/${language}${path}` })
    const { status, text } = await ask(person)
    tally.check(cell, expected.includes(status), () => `answered ${String(status)}`)
    tally.check(cell, text === (await ask(stranger)).text, () => 'not the same for everybody')
  }
}

const FOLDERS: Readonly<Record<string, string>> = { media: '/media', documents: '/files' }

/** Files are for everybody, by both of their addresses; names that are none lead nowhere. */
async function files(asked: Asked): Promise<void> {
  if (!ASKERS.test(asked.person.name)) return
  const { matrix, person, tally } = asked
  for (const doc of matrix.world.docs.filter(({ file }) => file !== '')) {
    for (const file of [doc.file, ...(await sizesOf(asked, doc))]) {
      const cell = cellOf('rest', person, 'a file', doc)
      const get = (path: string) => matrix.ask(tally, cell, { person, method: 'get', path })
      const shown = (await get(`${FOLDERS[doc.thing] ?? ''}/${file}`)).status
      tally.check(cell, shown === 200, () => `answered ${String(shown)}`)
      const moved = (await get(`/api/${doc.thing}/file/${file}`)).status
      tally.check(cell, moved === 301, () => `answered ${String(moved)}`)
    }
  }
  for (const path of [
    '/media/orda.db',
    '/media/..%2forda.db',
    '/api/media/file/orda.db',
    '/media/',
    '/files/orda.db',
    '/api/documents/file/orda.db',
  ]) {
    const cell = cellOf('rest', person, `file ${path}`)
    const { status } = await matrix.ask(tally, cell, { person, method: 'get', path })
    tally.check(cell, status === 404 || status === 400, () => `answered ${String(status)}`)
  }
}

async function sizesOf({ matrix }: Asked, { id, thing }: Doc): Promise<string[]> {
  const stored = await matrix.payload.db.findOne<Stored>({
    ...{ collection: thing, where: { id: { equals: id } } },
  })
  const sizes = (stored?.sizes ?? []) as { filename: string }[]
  return sizes.map(({ filename }) => filename)
}
