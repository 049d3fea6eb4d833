import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { Payload, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { countViews, withBinCheckDigit, type Viewed } from '#collections'
import { inTransaction, placeOf, portalOf, systemDb, systemStore } from '#kernel'
import { pdf } from '../documents'
import { fillDocument, type Given } from './fillDocument'
import { THINGS, type RoleName, type ThingName } from './oracle'
import { INHABITED, PLACE_NAMES, PLACES, type Place } from './tree'
import { subjectPlans, type SubjectPlan } from './subjectPlans'

/** A decision names a module that there is. */
const MODULES: Given = { 'module-switches.module': 'notices' }

/** Texts of a form of their own. */
const COLOURS: Given = Object.fromEntries(
  ['band', 'bandInk', 'action', 'actionInk'].map((name) => [`appearances.${name}`, undefined]),
)

/** What a document is at the time of the question. */
export type State = 'plain' | 'published' | 'draft' | 'trashed' | 'changed'

/** One document of the world. */
export type Doc = Readonly<{
  /** Its name in the world, the same in every world. */
  key: string
  thing: ThingName
  id: string
  place: Place | ''
  state: State
  /** Account that it is about; '' for none. */
  about: string
  /** Is it published, and not in the trash? What is never a draft is. */
  isOpen: boolean
  /** Was it made for everybody to ask about, or does it belong to one of those who ask? */
  isCommon: boolean
  /** Name of its file; '' for none. */
  file: string
  /** Earlier and unpublished texts, and whether one lay in the trash. */
  versions: readonly Readonly<{ id: string; isTrashed: boolean }>[]
}>

/** A text that must be seen only by those who may read what it stands in. */
export type Canary = Readonly<{
  doc: string
  isOpen: boolean
  /** Does it tell who somebody is, and nothing else about him? */
  isName: boolean
}>

/** Somebody who asks, as prepared. */
export type Person = SubjectPlan & Readonly<{ id: string; cookie: string }>

export type World = Readonly<{
  docs: readonly Doc[]
  persons: readonly Person[]
  /** Place → id of its institution. */
  nodes: Readonly<Record<Place, string>>
  /** Place → id of its site. */
  sites: Readonly<Record<string, string>>
  canaries: ReadonlyMap<string, Canary>
  /** Pages that were read today, each so often as VIEWS says. */
  viewed: readonly Doc[]
}>

export const VIEWS = 7

type Building = {
  payload: Payload
  req: PayloadRequest
  docs: Doc[]
  nodes: Record<string, string>
  sites: Record<string, string>
  users: Record<string, string>
  canaries: Map<string, Canary>
}

/** Fills a portal's database with documents of every kind, at every place, in every state, and with people. */
export async function buildWorld(payload: Payload): Promise<World> {
  const world = { payload, docs: [], nodes: {}, sites: {}, users: {}, canaries: new Map() }
  // Many short transactions: one that is open for ten seconds is taken back.
  const step = <T>(work: (building: Building) => Promise<T>): Promise<T> =>
    inTransaction(payload, (req) => work({ ...world, req }))
  for (const place of PLACE_NAMES)
    await step((building) => makeDoc(building, 'institutions', place, 'plain'))
  for (const thing of Object.keys(THINGS) as ThingName[])
    if (thing !== 'institutions')
      for (const place of placesFor(thing))
        for (const state of statesOf(configOf(payload, thing)))
          await step((building) => makeDoc(building, thing, place, state))
  const persons: Person[] = []
  for (const plan of subjectPlans)
    persons.push(await step((building) => makePerson(building, plan)))
  const viewed = await readPages(payload, world.docs)
  await inviteBeside(payload, viewed)
  return {
    ...world,
    viewed,
    persons: persons.map((person) => withChoice(person, world)),
    nodes: world.nodes as Record<Place, string>,
  }
}

/** Lets every published page have been read today. */
async function readPages(payload: Payload, docs: readonly Doc[]): Promise<Doc[]> {
  const pages = docs.filter(({ state, thing }) => thing === 'pages' && state === 'published')
  const views = pages.map(async ({ id }): Promise<[Viewed, number]> => {
    const stored = await payload.db.findOne({ collection: 'pages', where: { id: { equals: id } } })
    return [{ page: id, place: placeOf(stored as object as Record<string, unknown>) }, VIEWS]
  })
  await countViews(systemStore({ payload }), await Promise.all(views))
  return pages
}

/** One invitation at the place of each of these; it names the document instead of a person. */
async function inviteBeside(payload: Payload, docs: readonly Doc[]): Promise<void> {
  const door = systemStore({ payload })('invitations')
  const at = new Date().toISOString()
  for (const { id, thing } of docs) {
    const stored = await payload.db.findOne({ collection: thing, where: { id: { equals: id } } })
    const place = placeOf(stored as object as Record<string, unknown>)
    const values = { name: id, email: 'x@example.kz', role: 'teacher', group: '', by: '', at }
    await door.append({ ...values, locale: 'kk', endsAt: at, salt: '', hash: id }, { of: place })
  }
}

/** Documents that belong to no place exist where the system may make them. */
function placesFor(thing: ThingName): readonly (Place | '')[] {
  return thing === 'pages' ? INHABITED : [...INHABITED, '']
}

function statesOf({ trash, versions }: SanitizedCollectionConfig): readonly State[] {
  if (!versions) return trash ? ['plain', 'trashed'] : ['plain']
  return ['published', 'draft', 'changed', ...(trash ? (['trashed'] as const) : [])]
}

/** The config of a collection. */
export function configOf(payload: Payload, slug: string): SanitizedCollectionConfig {
  const config = payload.config.collections.find((one) => one.slug === slug)
  if (!config) throw new TypeError(`The oracle names '${slug}', which the portal does not have`)
  return config
}

/** The place of a new document, in the fields by which a client names it. */
export function placing(
  payload: Payload,
  thing: ThingName,
  { nodes, sites }: Pick<World, 'nodes' | 'sites'>,
  place: Place | '',
): Record<string, string> {
  const scope = portalOf(payload).registry.collections.get(thing)?.portal?.scope
  if (place === '') return {}
  if (scope === 'node') return { parent: nodes[place] }
  if (scope === 'institution') return { institution: nodes[place] }
  const via = typeof scope === 'object' ? scope.via : ''
  return via === 'site' ? { site: sites[place] ?? '' } : {}
}

/** The number of the organisation at a place, by the place's own; nobody was registered in 1959. */
export function binOf(number: number): string {
  for (let step = 0; step < 20; step++) {
    const bin = withBinCheckDigit(`590940${String(number * 20 + step).padStart(5, '0')}`)
    if (bin !== undefined) return bin
  }
  throw new RangeError(`No number for ${String(number)}`)
}

let made = 0

/** What a client would send to make a document of this kind there; each text of it carries the canary. */
export function draftOf(
  payload: Payload,
  thing: ThingName,
  canary: string,
  about: string,
): Record<string, unknown> {
  const unique = `c${String(++made)}`
  const given: Given = {
    'institutions.kind': 'school',
    'institutions.bin': undefined,
    'institutions.kato': undefined,
    ...COLOURS,
    ...MODULES,
    'sites.slug': `s-${unique}`,
    'pages.slug': unique,
    'users.username': `${canary}.${unique}`.toLowerCase(),
    'users.email': `${canary}.${unique}@example.kz`.toLowerCase(),
    'memberships.user': about,
    'memberships.role': 'teacher',
    'notices.from': '2026-01-01T00:00:00.000Z',
    'notices.until': '2090-01-01T00:00:00.000Z',
  }
  return fillDocument(configOf(payload, thing).flattenedFields, {
    collection: thing,
    canary,
    given,
  })
}

async function makeDoc(
  building: Building,
  thing: ThingName,
  place: Place | '',
  state: State,
): Promise<void> {
  const { nodes, payload, sites, users } = building
  const about = thing === 'memberships' ? (users[place] ?? '') : ''
  const above = thing === 'institutions' && place !== '' ? PLACES[place].above : place
  const where = placing(payload, thing, building as never, above)
  const kind =
    thing === 'institutions' && place !== ''
      ? { kind: PLACES[place].kind, bin: binOf(PLACE_NAMES.indexOf(place)) }
      : {}
  const more = { ...where, ...kind }
  const doc = await make(building, { thing, place, state, about, more })
  if (thing === 'institutions') nodes[place] = doc.id
  if (thing === 'sites') sites[place] = doc.id
  if (thing === 'users') users[place] = doc.id
}

type Making = Readonly<{
  thing: ThingName
  place: Place | ''
  state: State
  about: string
  more: object
  isCommon?: boolean
}>

async function make(building: Building, making: Making): Promise<Doc> {
  const { docs, payload, req } = building
  const { about, more, state, thing } = making
  const write = async (id: string | undefined, canary: string, data: object): Promise<Stored> => {
    const values = { ...draftOf(payload, thing, canary, about), ...more, ...data }
    const args = { collection: thing, depth: 0, locale: 'kk', data: values }
    const db = systemDb(req)
    // An address is given once.
    if (id !== undefined) return db.update({ ...args, id, data: without(values) }) as never
    return db.create({ ...args, ...(await fileFor(payload, thing)) }) as never
  }
  if (state === 'plain') {
    const isUser = thing === 'users'
    const canary = canaryOf(building, true, isUser)
    // Name and user name stand where a role is read; the address nowhere but in the account.
    const address = isUser ? { email: `${canaryOf(building, true)}@example.kz`.toLowerCase() } : {}
    const { id, filename = '' } = await write(undefined, canary, address)
    return keep(docs, making, { id, file: filename, isOpen: true })
  }
  if (!configOf(payload, thing).versions) return makeTrashed(building, making, write)
  return makeVersions(building, making, write)
}

/** What the text was before; what it is now; what it will be. */
async function makeVersions(building: Building, making: Making, write: Write): Promise<Doc> {
  const { docs, payload, req } = building
  const { about, state, thing } = making
  const isPublic = state === 'published' || state === 'changed'
  const first = await write(undefined, canaryOf(building, false), {
    _status: state === 'draft' ? 'draft' : 'published',
  })
  const { id } = first
  if (state !== 'draft') await write(id, canaryOf(building, isPublic), { _status: 'published' })
  if (state === 'trashed') await write(id, canaryOf(building, false), trash())
  if (state === 'changed')
    await systemDb(req).update({
      ...{ collection: thing, id, depth: 0, draft: true, locale: 'kk' },
      data: without(draftOf(payload, thing, canaryOf(building, false), about)),
    })
  const versions = await payload.db.findVersions({
    ...{ collection: thing, limit: 0, pagination: false, req },
    where: { parent: { equals: id } },
  })
  return keep(docs, making, {
    ...{ id, file: '', isOpen: isPublic },
    versions: versions.docs.map(({ id: version, version: text }) => ({
      id: String(version),
      isTrashed: Boolean((text as { deletedAt?: unknown }).deletedAt),
    })),
  })
}

type Write = (id: string | undefined, canary: string, data: object) => Promise<Stored>

/** What keeps no versions has only been, and is now in the trash. */
async function makeTrashed(building: Building, making: Making, write: Write): Promise<Doc> {
  const { id } = await write(undefined, canaryOf(building, false), {})
  await write(id, canaryOf(building, false), trash())
  return keep(building.docs, making, { id, isOpen: false })
}

type Stored = { id: string; filename?: string }

const trash = (): object => ({ deletedAt: new Date().toISOString() })

function without(values: Record<string, unknown>): Record<string, unknown> {
  const { slug: _slug, username: _username, email: _email, ...rest } = values
  return rest
}

function keep(docs: Doc[], making: Making, more: Partial<Doc>): Doc {
  const { about, place, state, thing } = making
  const doc: Doc = {
    ...{ key: String(docs.length), thing, place, state, about },
    ...{ id: '', isOpen: true, isCommon: making.isCommon !== false, file: '', versions: [] },
    ...more,
  }
  docs.push(doc)
  return doc
}

function canaryOf({ canaries, docs }: Building, isOpen: boolean, isName = false): string {
  const canary = `CNRY${String(canaries.size).padStart(4, '0')}`
  // The document it stands in is the next one to be kept.
  canaries.set(canary, { doc: String(docs.length), isOpen, isName })
  return canary
}

async function fileFor(payload: Payload, thing: ThingName): Promise<object> {
  if (!configOf(payload, thing).upload) return {}
  const isDocument = thing === 'documents'
  const [mimetype, ending] = isDocument ? ['application/pdf', 'pdf'] : ['image/png', 'png']
  const data = isDocument ? pdf() : await picture(900)
  return { file: { data, mimetype, name: `f${String(++made)}.${ending}`, size: data.length } }
}

/** A picture; one that is wide has smaller sizes. */
export async function picture(width = 4): Promise<Buffer> {
  return sharp({ create: { width, height: 4, channels: 3, background: '#0af' } })
    .png()
    .toBuffer()
}

/** Working as one of several roles is a cookie that names it; forged ones name somebody else's. */
function withChoice(person: Person, { docs }: Pick<World, 'docs'>): Person {
  if (person.worksAs === undefined) return person
  const place = person.worksAs
  const isHis = ({ about, thing }: Doc): boolean => thing === 'memberships' && about === person.id
  const chosen = docs.find(
    (doc) =>
      doc.thing === 'memberships' &&
      (person.isForged === true ? !isHis(doc) : isHis(doc)) &&
      doc.place === place,
  )
  if (!chosen) throw new TypeError(`${person.name} has no role to work as`)
  return { ...person, cookie: `${person.cookie}; orda-as=${chosen.id}` }
}

async function makePerson(building: Building, plan: SubjectPlan): Promise<Person> {
  const { req } = building
  if (!plan.hasAccount) return { ...plan, id: '', cookie: '' }
  const home = plan.held[0]?.place ?? ''
  const more = {
    ...placing(building.payload, 'users', building as never, home),
    disabled: plan.isDisabled === true,
  }
  const user = await make(building, {
    ...{ thing: 'users', place: home, state: 'plain', about: '', isCommon: false, more },
  })
  for (const { place, role, ...span } of plan.held) {
    const where = placing(building.payload, 'memberships', building as never, place)
    await make(building, {
      ...{ thing: 'memberships', place, state: 'plain', about: user.id, isCommon: false },
      more: { ...where, role, ...span } satisfies { role: RoleName },
    })
  }
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('hex')
  const now = new Date().toISOString()
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const session = { tokenHash, user: user.id, expiresAt, openedAt: now, seenAt: now }
  await req.payload.db.create({ collection: 'sessions', data: session, req })
  return { ...plan, id: user.id, cookie: `orda=${token}` }
}
