import type { Batch } from '../batch'
import { cellOf, docsFor, rolesOf, type Asked } from '../batch'
import { meetingOf } from '../leaks'
import { answerAbout, ANSWERS, may, mayAnywhere, mayRead, type ThingName } from '../oracle'
import type { Cell } from '../tally'
import { configOf, type Doc, type Person } from '../world'
import type { Matrix } from '../openMatrix'

/** How a list is asked for. */
type Look = Readonly<{ draft: boolean; trash: boolean }>

const LOOKS: readonly Look[] = [
  { draft: false, trash: false },
  { draft: true, trash: false },
  { draft: false, trash: true },
  { draft: true, trash: true },
]
const PLAIN: Look = { draft: false, trash: false }

/** Every way of reading documents of one kind. */
export function readBatches(thing: ThingName): Batch[] {
  const touches = [`${thing} read`]
  return [
    { name: `${thing}: lists`, touches, run: (asked) => lists(asked, thing) },
    { name: `${thing}: one at a time`, touches, run: (asked) => singles(asked, thing) },
    {
      name: `${thing}: lists inside the server`,
      touches,
      run: (asked) => localLists(asked, thing),
    },
    {
      name: `${thing}: versions`,
      touches: [`${thing} read versions`, 'closings'],
      run: (asked) => versions(asked, thing),
    },
  ]
}

/**
 * Should a document be in a list? With `draft` the newest text counts: where that is not public, the public one is not
 * shown in its place.
 */
function isListed(person: Person, doc: Doc, { draft, trash }: Look): boolean {
  const meeting = meetingOf(person, doc)
  const mayClosed = may(doc.thing, 'read closed', meeting)
  switch (doc.state) {
    case 'trashed':
      return trash && mayClosed
    case 'draft':
      return mayClosed
    case 'changed':
      return !draft || mayClosed
    default:
      return mayRead(doc.thing, doc.isOpen, meeting)
  }
}

function looksFor(matrix: Matrix, thing: ThingName): readonly Look[] {
  const { trash, versions } = configOf(matrix.payload, thing)
  return LOOKS.filter((look) => (versions || !look.draft) && (trash || !look.trash))
}

/** What only those who are signed in may ask for is dropped from a stranger's question. */
function heard(person: Person, look: Look): Look {
  return person.isSignedIn ? look : PLAIN
}

async function lists(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person, tally } = asked
  const isReader = mayAnywhere(thing, 'read', rolesOf(person))
  for (const look of looksFor(matrix, thing))
    for (const shape of ['depth=0', 'depth=2&locale=all']) {
      const query = `${shape}&draft=${String(look.draft)}&trash=${String(look.trash)}`
      const cell = cellOf('rest', person, `list ${thing}?${query}`)
      const found = new Map<string, unknown>()
      let total = 0
      for (let page = 1; page === 1 || found.size < total; page++) {
        const path = `/api/${thing}?limit=100&page=${String(page)}&${query}`
        const { body, status } = await matrix.ask(tally, cell, { person, method: 'get', path })
        checkStatus(asked, cell, status, isReader)
        const docs = (body.docs ?? []) as { id: string }[]
        total = docs.length === 0 ? 0 : Number(body.totalDocs)
        for (const doc of docs) found.set(doc.id, doc)
      }
      checkListed(asked, cell, thing, new Set(found.keys()), heard(person, look))
    }
  for (const look of looksFor(matrix, thing).filter(({ draft }) => !draft))
    await counts(asked, thing, look, isReader)
}

async function counts(
  asked: Asked,
  thing: ThingName,
  look: Look,
  isReader: boolean,
): Promise<void> {
  const { matrix, person, tally } = asked
  const cell = cellOf('rest', person, `count ${thing} trash=${String(look.trash)}`)
  const path = `/api/${thing}/count?trash=${String(look.trash)}`
  const { body, status } = await matrix.ask(tally, cell, { person, method: 'get', path })
  checkStatus(asked, cell, status, isReader)
  if (!isReader) return
  const expected = matrix.world.docs.filter(
    (doc) => doc.thing === thing && isListed(person, doc, heard(person, look)),
  ).length
  tally.check(
    cell,
    body.totalDocs === expected,
    () => `${String(body.totalDocs)}, not ${String(expected)}`,
  )
}

function checkStatus({ tally }: Asked, cell: Cell, status: number, isReader: boolean): void {
  const expected: readonly number[] = isReader ? ANSWERS.done : ANSWERS.refused
  tally.check(cell, expected.includes(status), () => `answered ${String(status)}`)
}

function checkListed(
  { matrix, person, tally }: Asked,
  cell: Cell,
  thing: ThingName,
  found: ReadonlySet<string>,
  look: Look,
): void {
  const docs = matrix.world.docs.filter((doc) => doc.thing === thing)
  for (const doc of docs) {
    const isExpected = isListed(person, doc, look)
    tally.check(
      { ...cell, ...cellOf('', person, cell.what, doc), by: cell.by },
      found.has(doc.id) === isExpected,
      () => (isExpected ? 'missing' : 'listed'),
    )
  }
  const known = new Set(docs.map(({ id }) => id))
  tally.check(
    cell,
    [...found].every((id) => known.has(id)),
    () => 'lists what nobody made',
  )
}

/** Nothing, or everything that is closed. */
const isWhole = ({ draft, trash }: Look, _: number, all: readonly Look[]): boolean =>
  all.some((look) => look.draft) ? draft === trash : !draft

async function singles(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person, tally } = asked
  const isReader = mayAnywhere(thing, 'read', rolesOf(person))
  for (const doc of docsFor(asked, thing))
    for (const look of looksFor(matrix, thing).filter(isWhole)) {
      const isClosed = look.draft || look.trash
      const query = isClosed ? `?draft=${String(look.draft)}&trash=true&depth=1` : '?depth=0'
      const cell = cellOf('rest', person, `read ${thing}${query}`, doc)
      const path = `/api/${thing}/${doc.id}${query}`
      const { status } = await matrix.ask(tally, cell, { person, method: 'get', path })
      // Asked for the newest text of one document, the portal shows the newest that one may see.
      const look1 = doc.state === 'changed' ? PLAIN : heard(person, look)
      const isExpected = isListed(person, doc, look1)
      const answer =
        isReader || isExpected ? answerAbout(isExpected, person.isSignedIn) : 'refused or not there'
      const expected: readonly number[] = ANSWERS[answer]
      const isRight = isExpected || !person.isSignedIn ? expected.includes(status) : status === 404
      tally.check(cell, isRight, () => `answered ${String(status)}, not ${answer}`)
    }
}

type Local = Record<'find' | 'count' | 'findVersions', (args: object) => Promise<Found>>
type Found = { docs: { id: string }[]; totalDocs: number }

/** The same questions by the server's own interface, with access on. Nothing is dropped from them on the way. */
async function localLists(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person, tally } = asked
  const payload = matrix.payload as unknown as Local
  const user = matrix.userOf(person)
  const isReader = mayAnywhere(thing, 'read', rolesOf(person))
  for (const look of looksFor(matrix, thing)) {
    const what = `find ${thing} draft=${String(look.draft)} trash=${String(look.trash)}`
    const cell = cellOf('local', person, what)
    const args = { collection: thing, depth: 0, limit: 0, ...look }
    const found = await refusedOr(payload.find({ ...args, overrideAccess: false, user }))
    tally.check(cell, (found === undefined) === !isReader, () => (found ? 'answered' : 'refused'))
    const ids = new Set((found?.docs ?? []).map(({ id }) => id))
    checkListed(asked, cell, thing, ids, look)
    if (look.draft) continue
    const counted = await refusedOr(payload.count({ ...args, overrideAccess: false, user }))
    tally.check(cell, counted?.totalDocs === found?.totalDocs, () => 'count and list disagree')
  }
}

/** Undefined where access said no. */
async function refusedOr<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ([401, 403, 404].includes((error as { status?: number }).status ?? 0)) return undefined
    throw error
  }
}

async function versions(asked: Asked, thing: ThingName): Promise<void> {
  if (!configOf(asked.matrix.payload, thing).versions) return noVersions(asked, thing)
  for (const trash of [false, true]) await versionList(asked, thing, trash)
  for (const doc of asked.matrix.world.docs)
    if (doc.thing === thing && doc.versions[0]) await oneVersion(asked, doc, doc.versions[0].id)
}

async function versionList(asked: Asked, thing: ThingName, trash: boolean): Promise<void> {
  const { matrix, person, tally } = asked
  const isReader = mayAnywhere(thing, 'read versions', rolesOf(person))
  const cell = cellOf('rest', person, `versions of ${thing} trash=${String(trash)}`)
  const found = new Set<string>()
  for (let page = 1; page < 4; page++) {
    const path = `/api/${thing}/versions?limit=100&page=${String(page)}&depth=1&trash=${String(trash)}`
    const { body, status } = await matrix.ask(tally, cell, { person, method: 'get', path })
    checkStatus(asked, cell, status, isReader)
    for (const { id } of (body.docs ?? []) as { id: string }[]) found.add(id)
    if (!isReader) break
  }
  for (const doc of matrix.world.docs.filter((one) => one.thing === thing))
    for (const version of doc.versions) {
      const isAllowed = may(thing, 'read versions', meetingOf(person, doc))
      const isExpected = isAllowed && (trash || !version.isTrashed)
      tally.check(
        cellOf('rest', person, cell.what, doc),
        found.has(version.id) === isExpected,
        () => (isExpected ? 'missing' : 'listed'),
      )
    }
}

async function oneVersion(asked: Asked, doc: Doc, version: string): Promise<void> {
  const { matrix, person, tally } = asked
  const cell = cellOf('rest', person, `read a version of ${doc.thing}`, doc)
  const path = `/api/${doc.thing}/versions/${version}?trash=true`
  const { status } = await matrix.ask(tally, cell, { person, method: 'get', path })
  const isAllowed = may(doc.thing, 'read versions', meetingOf(person, doc))
  const expected: readonly number[] = ANSWERS[answerAbout(isAllowed, person.isSignedIn)]
  tally.check(cell, expected.includes(status), () => `answered ${String(status)}`)
}

async function noVersions(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person, tally } = asked
  const [doc] = docsFor(asked, thing)
  for (const path of [`/api/${thing}/versions`, `/api/${thing}/versions/${doc?.id ?? ''}`]) {
    const cell = cellOf('rest', person, `versions of ${thing}, which keeps none`)
    const { status } = await matrix.ask(tally, cell, { person, method: 'get', path })
    tally.check(cell, status === 404, () => `answered ${String(status)}`)
  }
}
