import { pdf } from '../../documents'
import { cellOf, docsFor, rolesOf, type Asked, type Batch } from '../batch'
import { meetingOf } from '../leaks'
import type { Method, Sent } from '../openMatrix'
import {
  answerAbout,
  ANSWERS,
  answerToCreate,
  may,
  mayAnywhere,
  SERVER_FIELDS,
  type ThingName,
} from '../oracle'
import type { Cell } from '../tally'
import { INHABITED, PLACE_NAMES, relationOf, type Place } from '../tree'
import { configOf, draftOf, picture, placing, type Doc, type Person, type State } from '../world'

/** One way of writing to a document that exists. */
type Write = Readonly<{
  name: string
  deed: 'change' | 'remove'
  /** States of a document in which it makes sense. */
  states: readonly State[]
  method: Method
  /** Below the collection; undefined where the document has nothing for it. */
  path: (doc: Doc) => string | undefined
  json?: (asked: Asked, doc: Doc) => object
  /** Only for what can be put into the trash. */
  isOfTrash?: boolean
  /** Is it asked at every place? The others go by the same right: a place of each kind is enough. */
  isEverywhere?: boolean
}>

const WRITES: readonly Write[] = [
  {
    ...{ name: 'change', deed: 'change', method: 'patch', isEverywhere: true },
    states: ['plain', 'published', 'draft'],
    path: ({ id }) => id,
    json: textOf,
  },
  {
    ...{ name: 'save as a draft', deed: 'change', method: 'patch' },
    states: ['published'],
    path: ({ id }) => `${id}?draft=true`,
    json: textOf,
  },
  {
    ...{ name: 'change in the trash', deed: 'change', method: 'patch', states: ['trashed'] },
    path: ({ id }) => `${id}?trash=true`,
    json: textOf,
  },
  {
    ...{ name: 'move', deed: 'change', method: 'patch', states: ['plain', 'published'] },
    path: ({ id }) => id,
    json: elsewhere,
  },
  {
    ...{ name: 'publish', deed: 'change', method: 'patch', states: ['draft'] },
    path: ({ id }) => id,
    json: () => ({ _status: 'published' }),
  },
  {
    ...{ name: 'take back from the public', deed: 'change', method: 'patch' },
    states: ['published'],
    path: ({ id }) => id,
    json: () => ({ _status: 'draft' }),
  },
  {
    ...{ name: 'take out of the trash', deed: 'change', method: 'patch', states: ['trashed'] },
    path: ({ id }) => `${id}?trash=true`,
    json: () => ({ deletedAt: null }),
  },
  {
    ...{ name: 'restore a version', deed: 'change', method: 'post', states: ['published'] },
    path: ({ versions }) => versions[0] && `versions/${versions[0].id}`,
  },
  {
    ...{ name: 'put into the trash', deed: 'remove', method: 'patch', isOfTrash: true },
    states: ['plain', 'published'],
    path: ({ id }) => id,
    json: () => ({ deletedAt: new Date().toISOString() }),
  },
  {
    ...{ name: 'remove', deed: 'remove', method: 'delete', states: ['plain', 'draft'] },
    isEverywhere: true,
    path: ({ id }) => id,
  },
  {
    ...{ name: 'remove for ever', deed: 'remove', method: 'delete', states: ['trashed'] },
    path: ({ id }) => `${id}?trash=true`,
  },
]

/** Every way of writing documents of one kind. */
export function writeBatches(thing: ThingName): Batch[] {
  const writes = WRITES.map((write): Batch => ({
    name: `${thing}: ${write.name}`,
    touches: [`${thing} ${write.deed}`],
    run: (asked) => each(asked, thing, write),
  }))
  return [
    {
      name: `${thing}: create`,
      touches: [`${thing} create`],
      run: (asked) => creates(asked, thing),
    },
    ...writes,
    {
      name: `${thing}: what is closed`,
      touches: ['closings'],
      run: (asked) => closed(asked, thing),
    },
  ]
}

/** Where nothing is allowed at all, three places are as good as all. */
const FEW: readonly (Place | '')[] = ['A', 'A1', 'X']

/** The own place, one above, one below, one beside, and one in another region, of most. */
const SOME: readonly (Place | '')[] = ['N', 'A', 'A1', 'B', 'X']

function placesFor({ isEverywhere }: Write, isWriter: boolean): readonly (Place | '')[] {
  if (!isWriter) return FEW
  return isEverywhere === true ? [...PLACE_NAMES, ''] : SOME
}

function textOf({ matrix: { payload } }: Asked, { thing }: Doc): object {
  const values = draftOf(payload, thing, 'NEWTEXT', '')
  const names = ['name', 'title', 'alt', 'text']
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
}

/** Names another place in every field that says where a document is. */
function elsewhere(asked: Asked, doc: Doc): object {
  const { nodes, sites } = asked.matrix.world
  const away: Place = doc.place === 'X' || doc.place === 'P' || doc.place === 'O' ? 'A' : 'X'
  const values: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(SERVER_FIELDS.map((field) => [field, nodes[away]])),
    site: sites[away],
    ...{ hash: 'x', salt: 'x', password: 'x'.repeat(20), sessions: [{ id: 'x' }] },
    ...{ resetPasswordToken: 'x', searchKey: 'x', sortKey: 'x', collection: 'x' },
  }
  return { ...textOf(asked, doc), ...values }
}

async function each(asked: Asked, thing: ThingName, write: Write): Promise<void> {
  const { person } = asked
  const isWriter = mayAnywhere(thing, write.deed, rolesOf(person))
  if (write.isOfTrash === true && !configOf(asked.matrix.payload, thing).trash) return
  for (const doc of docsFor(asked, thing)) {
    if (!write.states.includes(doc.state) || isOwnEnd(person, doc, write.deed)) continue
    if (doc.isCommon && !placesFor(write, isWriter).includes(doc.place)) continue
    const path = write.path(doc)
    // What has no drafts knows neither publishing nor a trash.
    if (path !== undefined) await one(asked, doc, write, path)
  }
}

/** With one's own account go one's roles, or it stays: the batch of accounts asks for that. */
export function isOwnEnd(person: Person, { id }: Doc, deed: Write['deed']): boolean {
  return deed === 'remove' && id === person.id
}

async function one(asked: Asked, doc: Doc, write: Write, path: string): Promise<void> {
  const { matrix, person, tally } = asked
  const cell = cellOf('rest', person, `${write.name} ${doc.thing}`, doc)
  const json = write.json?.(asked, doc)
  const before = await storedDoc(asked, doc)
  let status = 0
  const { rows, seen } = await matrix.dry.effectOf(
    async () => {
      const question = { person, method: write.method, path: `/api/${doc.thing}/${path}` }
      const sent = json && { sent: { json } }
      status = (await matrix.ask(tally, cell, { ...question, ...sent })).status
    },
    (req) => storedDoc(asked, doc, req),
  )
  const isAllowed = may(doc.thing, write.deed, meetingOf(person, doc))
  const isStaying = isAllowed && write.deed === 'remove' && isNeeded(doc)
  const answer = isStaying ? 'still needed' : answerAbout(isAllowed, person.isSignedIn)
  const expected: readonly number[] = ANSWERS[answer]
  tally.check(cell, expected.includes(status), () => `answered ${String(status)}, not ${answer}`)
  const isDone = status < 300
  checkRows(asked, cell, rows, isDone ? doc.id : undefined)
  if (!isDone || write.deed === 'remove') return
  const fault = SERVER_FIELDS.find((field) => placeIn(before, field) !== placeIn(seen, field))
  tally.check(cell, fault === undefined, () => `${String(fault)} was changed`)
  const secret = SECRETS.find((field) => seen?.[field] !== undefined && seen[field] !== null)
  tally.check(cell, secret === undefined, () => `${String(secret)} was stored`)
}

/** Something stands below it: those who may remove it are told so, nobody else hears of it. */
function isNeeded({ place, thing }: Doc): boolean {
  return thing === 'institutions' ? place !== 'V' : thing === 'sites' && place !== ''
}

const SECRETS = ['hash', 'salt', 'sessions', 'resetPasswordToken', 'password', 'collection']

type Stored = Readonly<Record<string, unknown>> | null
type Within = Readonly<{ transactionID?: number | string | Promise<number | string> }>

function storedDoc({ matrix }: Asked, { id, thing }: Doc, req: Within = {}): Promise<Stored> {
  return matrix.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: thing, req, where: { id: { equals: id } } },
  })
}

function placeIn(stored: Stored | undefined, field: string): unknown {
  const value = stored?.[field]
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

/** Rows that stand for what has to follow every write. */
const FOLLOWING = /^(jobs|invalidations)\//

/** @param id of the document that every changed row must name; undefined where nothing may be changed */
export function checkRows(
  { tally }: Asked,
  cell: Cell,
  rows: readonly string[],
  id: string | undefined,
): void {
  const counted = rows.filter((row) => !FOLLOWING.test(row))
  const ids = id === undefined ? [] : [id, ...versionsOf(counted, id)]
  const stray = counted.find((row) => !ids.some((one) => row.includes(one)))
  tally.check(cell, stray === undefined, () => `also stored ${String(stray?.slice(0, 200))}`)
  if (id !== undefined) tally.check(cell, rows.length > 0, () => 'stored nothing')
}

/** Ids of a document's versions: the rows of their languages name these alone. */
function versionsOf(rows: readonly string[], id: string): string[] {
  return rows
    .filter((row) => row.startsWith('_') && row.includes(id))
    .flatMap((row) => /"id":"([^"]+)"/.exec(row)?.[1] ?? [])
}

async function creates(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person } = asked
  const isMaker = mayAnywhere(thing, 'create', rolesOf(person))
  const all = thing === 'institutions' ? PLACE_NAMES : INHABITED
  for (const place of isMaker ? all : FEW) {
    const where = placing(matrix.payload, thing, matrix.world, place)
    await createAt(asked, thing, place, where)
  }
}

async function createAt(
  asked: Asked,
  thing: ThingName,
  place: Place | '',
  where: object,
): Promise<void> {
  const { matrix, person, tally } = asked
  const standings = person.holds.map(({ place: home, role }) => ({
    ...{ role, relation: relationOf(home, place) },
  }))
  const isAllowed = may(thing, 'create', { standings, isAboutHim: false })
  const cell: Cell = {
    ...cellOf('rest', person, `create ${thing}`),
    where: `at ${place}, ${standings[0]?.relation ?? 'without a role'}`,
  }
  const own = 'f'.repeat(24)
  const data = { ...draftOf(matrix.payload, thing, 'NEWTEXT', person.id), ...where, id: own }
  let heard = { status: 0, id: '' }
  const { rows, seen } = await matrix.dry.effectOf(
    async () => {
      const question = { person, method: 'post', path: `/api/${thing}` } as const
      const sent = await sentFor(asked, thing, data)
      const { body, status } = await matrix.ask(tally, cell, { ...question, sent })
      heard = { status, id: String((body.doc as { id?: string } | undefined)?.id ?? '') }
    },
    async () => undefined,
  )
  void seen
  const isMaker = mayAnywhere(thing, 'create', rolesOf(person))
  const answer =
    isAllowed && thing === 'institutions'
      ? 'done, or told why not'
      : answerToCreate(isAllowed, isMaker)
  const expected: readonly number[] = ANSWERS[answer]
  const isRight = expected.includes(heard.status)
  tally.check(cell, isRight, () => `answered ${String(heard.status)}, not ${answer}`)
  const isDone = heard.status === 201
  checkRows(asked, cell, rows, isDone ? heard.id : undefined)
  tally.check(cell, heard.id !== own, () => 'took the id it was given')
  if (isDone) await checkPlace(asked, cell, rows, place)
}

/** A new document stands where it was put, with the columns of that place. */
async function checkPlace(
  { matrix: { world }, tally }: Asked,
  cell: Cell,
  rows: readonly string[],
  place: Place | '',
): Promise<void> {
  const id = place === '' ? '' : world.nodes[place]
  tally.check(
    cell,
    rows.some((row) => row.includes(id)),
    () => 'stands somewhere else',
  )
}

async function sentFor({ matrix }: Asked, thing: ThingName, data: object): Promise<Sent> {
  if (!configOf(matrix.payload, thing).upload) return { json: data }
  return { form: data, file: thing === 'documents' ? pdf() : await picture() }
}

/** Ways of writing that nobody is offered. */
async function closed(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person, tally } = asked
  const doc = docsFor(asked, thing).find(({ place }) => place === 'A')
  const id = doc?.id ?? ''
  const ways: readonly (readonly [Method, string, object])[] = [
    ['patch', `?where[id][equals]=${id}`, { title: 'x' }],
    ['patch', `?where[id][exists]=true`, { title: 'x' }],
    ['delete', `?where[id][equals]=${id}`, {}],
    ['put', '', {}],
    ['put', `/${id}`, { title: 'x' }],
    ['post', `/${id}/duplicate`, {}],
    ['post', `/${id}`, {}],
    ['delete', `/versions/${id}`, {}],
    ['patch', `/versions/${id}`, {}],
  ]
  for (const [method, path, json] of ways) {
    const cell = cellOf('rest', person, `${method} ${thing}${path.replaceAll(id, ':id')}`)
    let status = 0
    const { rows } = await matrix.dry.effectOf(async () => {
      const question = { person, method, path: `/api/${thing}${path}`, sent: { json } }
      status = (await matrix.ask(tally, cell, question)).status
    })
    const expected: readonly number[] = ANSWERS.closed
    tally.check(cell, expected.includes(status), () => `answered ${String(status)}`)
    checkRows(asked, cell, rows, undefined)
  }
}
