import type { PayloadRequest } from 'payload'
import { portalOf } from '#kernel'
import { writeCsv } from '#tables'
import { storesFor } from '../../../kernel/stores/openStore'
import { cellOf, rolesOf, type Asked, type Batch } from '../batch'
import { meetingOf } from '../leaks'
import {
  ENDPOINTS,
  may,
  mayAnywhere,
  mayRead,
  mayReadStore,
  mayUse,
  STORES,
  type StoreName,
} from '../oracle'
import { PLACE_NAMES, relationOf, type Place } from '../tree'
import { binOf, VIEWS } from '../world'

/** What screens ask the endpoints, and what lies in stores: by everybody, of everything. */
export const screenBatches: readonly Batch[] = [
  { name: 'stores inside the server', touches: ['stores'], run: stores },
  { name: 'cards of memberships', touches: ['memberships read'], run: cards },
  { name: 'views of pages', touches: ['stores', 'endpoints'], run: views },
  { name: 'import of institutions', touches: ['institutions create', 'endpoints'], run: imports },
]

type Row = Readonly<Record<string, unknown>>

const CORE = '/api/plugins/core'

/** Each store as an endpoint opens it for the person: its rows are those of places where he holds the right. */
async function stores(asked: Asked): Promise<void> {
  const { matrix, person, tally } = asked
  const user = matrix.userOf(person)
  const req = { payload: matrix.payload, user, context: {} } as unknown as PayloadRequest
  for (const slug of Object.keys(STORES) as StoreName[]) {
    const cell = cellOf('local', person, `read the store ${slug}`)
    const rows = await readAll(slug, req)
    const known = matrix.world.viewed.filter((doc) => mayReadStore(slug, meetingOf(person, doc)))
    const ids = known.map(({ id }) => id).sort()
    const got = Array.isArray(rows) ? rows.map(({ name, page }) => String(page ?? name)).sort() : []
    const isRight = JSON.stringify(got) === JSON.stringify(ids)
    tally.check(cell, isRight, () => `${String(got.length)} rows, not ${String(ids.length)}`)
    // Whoever holds the right nowhere is not let in at all.
    const isRefused = rows instanceof Error
    const isExpected = !rolesOf(person).some((role) => STORES[slug].read[role] !== undefined)
    tally.check(cell, isRefused === isExpected, () => (isRefused ? 'refused' : 'let in'))
    tally.check(cell, await isClosed(slug, req), () => 'may be written')
  }
}

async function readAll(slug: StoreName, req: PayloadRequest): Promise<readonly Row[] | Error> {
  try {
    return await storesFor(req, true)(slug).find({})
  } catch (error) {
    return error as Error
  }
}

/** What the system alone fills is not opened for writing to anybody. */
async function isClosed(slug: StoreName, req: PayloadRequest): Promise<boolean> {
  const { key = ['id'] } = portalOf(req.payload).registry.stores.get(slug) ?? {}
  try {
    await storesFor(req, false)(slug).remove(Object.fromEntries(key.map((name) => [name, 'x'])))
    return false
  } catch (error) {
    return error instanceof TypeError && error.message.startsWith('Only the system')
  }
}

/** One membership as its screen shows it: for those who read it, and for nobody else. */
async function cards({ matrix, person, tally }: Asked): Promise<void> {
  const isUser = mayUse(
    ENDPOINTS['get core/membership'] ?? 'nobody',
    person.isSignedIn,
    rolesOf(person),
  )
  for (const doc of matrix.world.docs.filter(({ thing }) => thing === 'memberships')) {
    const cell = cellOf('rest', person, 'the card of a membership', doc)
    const path = `${CORE}/membership?id=${doc.id}`
    const { status } = await matrix.ask(tally, cell, { person, method: 'get', path })
    const none = isUser ? [404] : [401, 403]
    const expected = mayRead('memberships', true, meetingOf(person, doc)) ? [200] : none
    tally.check(cell, expected.includes(status), () => `answered ${String(status)}`)
  }
}

/** How often a page was read is told to those who edit it; to others it looks as if nobody had. */
async function views({ matrix, person, tally }: Asked): Promise<void> {
  const isUser = mayAnywhere('pages', 'change', rolesOf(person))
  for (const doc of matrix.world.viewed) {
    const cell = cellOf('rest', person, 'views of a page', doc)
    const path = `${CORE}/page-views?page=${doc.id}`
    const { body, status } = await matrix.ask(tally, cell, { person, method: 'get', path })
    const isHis = mayReadStore('page-views', meetingOf(person, doc))
    const isRight = isUser ? status === 200 && body.today === (isHis ? VIEWS : 0) : status > 400
    tally.check(cell, isRight, () => `${String(status)} ${JSON.stringify(body)}`)
  }
}

/** What must not be told apart: a place that one does not answer for, and one that does not exist. */
const NOWHERE = binOf(PLACE_NAMES.length)
const binAt = (place: Place): string => binOf(PLACE_NAMES.indexOf(place))
const HEADER = ['bin', 'kind', 'name_kk', 'name_ru', 'parent']

/** A table with a new school below each place: only what stands below the person's own places may come to be. */
async function imports({ matrix, person, tally }: Asked): Promise<void> {
  if (
    !mayUse(
      ENDPOINTS['post core/institutions-import'] ?? 'nobody',
      person.isSignedIn,
      rolesOf(person),
    )
  )
    return
  const rows = [...PLACE_NAMES.map(binAt), NOWHERE].map((parent, index) => [
    ...[binOf(100 + index), 'school', `N${String(index)}`, `N${String(index)}`, parent],
  ])
  const cell = cellOf('rest', person, 'import below every place')
  const { text } = await matrix.ask(tally, cell, {
    ...{ person, method: 'post', path: `${CORE}/institutions-import?mode=dry` },
    sent: { bytes: Buffer.from(writeCsv([HEADER, ...rows])) },
  })
  const faults = faultsIn(text)
  const reasonOf = (index: number): string | undefined =>
    faults.find(({ row }) => row === index + 2)?.reason
  const unknown = reasonOf(PLACE_NAMES.length)?.replaceAll(NOWHERE, '')
  tally.check(cell, unknown !== undefined, () => `took a place that does not exist: ${text}`)
  for (const [index, place] of PLACE_NAMES.entries()) {
    const one = { ...cell, where: place }
    const reason = reasonOf(index)?.replaceAll(binAt(place), '')
    const isAllowed = may('institutions', 'create', meetingAt(person, place))
    // Of those below his own places some are too deep in the tree for one more.
    const isRight = isAllowed ? reason === undefined || reason !== unknown : reason === unknown
    tally.check(one, isRight, () => reason ?? 'would be created')
  }
}

const meetingAt = (person: Asked['person'], place: Place) => ({
  isAboutHim: false,
  standings: person.holds.map(({ place: home, role }) => ({
    ...{ role, relation: relationOf(home, place) },
  })),
})

type Fault = Readonly<{ row: number; reason: string }>

/** Lines of JSON, of which the last is the report. */
function faultsIn(text: string): readonly Fault[] {
  const last = text.trim().split('\n').at(-1) ?? ''
  const { answer } = JSON.parse(last) as { answer?: { faults: Fault[] } }
  return answer?.faults ?? []
}
