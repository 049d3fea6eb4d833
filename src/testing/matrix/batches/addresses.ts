import { portalOf } from '#kernel'
import { cellOf, rolesOf, type Asked, type Batch } from '../batch'
import type { Method } from '../openMatrix'
import { ADDRESSES, CLOSED_TABLES, ENDPOINTS, mayUse, PREFERENCES, type Who } from '../oracle'

const METHODS: readonly Method[] = ['get', 'post', 'patch', 'put', 'delete']
const NO_ID = '01a00000-0000-7000-8000-000000000000'

/** Addresses that are no document's: endpoints, what collections have besides, tables of the system, preferences. */
export const addressBatches: readonly Batch[] = [
  { name: 'access that no address asks', touches: ['admin', 'closed tables'], run: functions },
  { name: 'endpoints', touches: ['endpoints'], run: endpoints },
  { name: 'addresses of collections', touches: ['addresses'], run: addresses },
  { name: 'tables of the system', touches: ['closings', 'closed tables'], run: closedTables },
  { name: 'preferences inside the server', touches: ['preferences'], run: localPreferences },
  { name: 'preferences', touches: ['closings', 'preferences'], run: preferences },
]

async function endpoints(asked: Asked): Promise<void> {
  const { matrix, person } = asked
  const { manifests } = portalOf(matrix.payload).registry
  for (const { endpoints: declared = [], id } of manifests)
    for (const path of new Set(declared.map((one) => one.path)))
      for (const method of METHODS) {
        const who = ENDPOINTS[`${method} ${id}${path}`]
        await use(asked, { method, path: `/api/plugins/${id}${path}`, who: who ?? 'nobody' })
      }
  for (const path of ['/api/plugins', '/api/plugins/core', '/api/plugins/nothing/here'])
    for (const method of METHODS) await use({ ...asked, person }, { method, path, who: 'nobody' })
}

type Use = Readonly<{ method: Method; path: string; who: Who }>

/** Whoever may use it hears that what he sent is incomplete, or gets his answer; nobody else gets so far. */
async function use({ matrix, person, tally }: Asked, { method, path, who }: Use): Promise<void> {
  const cell = cellOf('rest', person, `${method} ${path}`)
  let status = 0
  const { rows } = await matrix.dry.effectOf(async () => {
    const sent = method === 'get' ? {} : { sent: { json: { password: '' } } }
    status = (await matrix.ask(tally, cell, { person, method, path, ...sent })).status
  })
  const isAllowed = mayUse(who, person.isSignedIn, rolesOf(person))
  const refusals = who === 'nobody' ? [404] : [401, 403]
  const isRight = isAllowed
    ? status < 500 && ![403, 404, 405].includes(status)
    : refusals.includes(status)
  tally.check(cell, isRight, () => `answered ${String(status)}`)
  // Who signs out ends a session of his own.
  const stray = rows.find(
    (row) => person.id === '' || !row.startsWith('sessions/') || !row.includes(person.id),
  )
  tally.check(cell, stray === undefined, () => `stored ${String(stray?.slice(0, 200))}`)
}

/** A file of the collection that an address begins with. */
function fileOf({ matrix: { world } }: Asked, address: string): string {
  return (
    world.docs.find(({ file, thing }) => file !== '' && address.startsWith(`${thing}/`))?.file ?? ''
  )
}

/** Who is asked for by each address of the oracle, with something in the place of its parameters. */
async function addresses(asked: Asked): Promise<void> {
  for (const [address, who] of Object.entries(ADDRESSES)) {
    const [method = '', rest = ''] = address.split(' ')
    if (rest.startsWith(PREFERENCES)) continue
    const path = rest.replace(':filename', fileOf(asked, rest)).replace(/:\w+\??/, NO_ID)
    // Read before it is asked who one is: its own cells stand with the accounts.
    if (rest.endsWith('/password')) continue
    await use(asked, { method: method as Method, path: `/api/${path}`, who })
  }
}

type Local = Readonly<Record<'find' | 'create' | 'count', (args: object) => Promise<unknown>>>

async function closedTables(asked: Asked): Promise<void> {
  const { matrix, person, tally } = asked
  const payload = matrix.payload as unknown as Local
  const user = matrix.userOf(person)
  for (const slug of CLOSED_TABLES) {
    for (const below of ['', '/count', '/versions', `/${NO_ID}`, `/access/${NO_ID}`])
      for (const method of ['get', 'post', 'patch', 'delete'] as const)
        await use(asked, { method, path: `/api/${slug}${below}`, who: 'nobody' })
    const args = { collection: slug }
    for (const [what, work] of [
      ['find', () => payload.find({ ...args, overrideAccess: false, user })],
      ['count', () => payload.count({ ...args, overrideAccess: false, user })],
      ['create', () => payload.create({ ...args, data: {}, overrideAccess: false, user })],
    ] as const) {
      const status = await statusOf(work)
      const cell = cellOf('local', person, `${what} ${slug}`)
      tally.check(cell, [401, 403].includes(status), () => `ended in ${String(status)}`)
    }
  }
}

type AccessFunction = (args: object) => unknown

/** The functions themselves, where no address leads to them: nobody passes those of tables of the system. */
async function functions({ matrix, person, tally }: Asked): Promise<void> {
  const req = { payload: matrix.payload, user: matrix.userOf(person) }
  const isWorking = rolesOf(person).some((role) => role !== 'parent' && role !== 'pupil')
  for (const { access, slug } of matrix.payload.config.collections) {
    const isTable = CLOSED_TABLES.includes(slug)
    for (const [operation, decide] of Object.entries(access)) {
      const isAsked = isTable || operation === 'unlock' || operation === 'admin'
      if (!isAsked) continue
      const isExpected = operation === 'admin' && !isTable && slug !== PREFERENCES && isWorking
      const cell = cellOf('rule', person, `access.${operation} of ${slug}`)
      const answer = await (decide as AccessFunction)({ req, data: {} })
      tally.check(cell, answer === isExpected, () => JSON.stringify(answer))
    }
  }
}

/** Inside the server too, everybody has his own preferences and nobody else's. */
async function localPreferences({ matrix, person, tally }: Asked): Promise<void> {
  const { payload } = matrix
  const user = matrix.userOf(person) as never
  const [other] = matrix.world.persons.filter(({ id }) => id !== person.id && id !== '')
  const owner = { relationTo: 'users', value: other?.id }
  const data = { key: 'theirs', user: owner, value: {} }
  const { id } = await payload.db.create({ collection: PREFERENCES, data, req: {} })
  const args = { collection: PREFERENCES, id: String(id) } as never as {
    collection: 'pages'
    id: string
  }
  try {
    const tries: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['read', () => payload.findByID({ ...args, overrideAccess: false, user })],
      ['change', () => payload.update({ ...args, data: {}, overrideAccess: false, user })],
      ['remove', () => payload.delete({ ...args, overrideAccess: false, user })],
    ]
    for (const [what, work] of tries) {
      const status = await statusOf(work)
      const cell = cellOf('local', person, `${what} a preference of somebody else`)
      tally.check(cell, [401, 403, 404].includes(status), () => `ended in ${String(status)}`)
    }
  } finally {
    await payload.db.deleteMany({ collection: PREFERENCES, where: { key: { equals: 'theirs' } } })
  }
  const made = await statusOf(() =>
    payload.create({ ...args, data: { key: 'own' }, overrideAccess: false, user }),
  )
  const cell = cellOf('local', person, 'keep a preference')
  tally.check(cell, (made === 200) === person.isSignedIn, () => `ended in ${String(made)}`)
}

async function statusOf(work: () => Promise<unknown>): Promise<number> {
  try {
    await work()
    return 200
  } catch (error) {
    return (error as { status?: number }).status ?? 500
  }
}

/** One's own, one key at a time: written and read by nobody else, removed by nobody at all. */
async function preferences(asked: Asked): Promise<void> {
  const { matrix, person, tally } = asked
  const path = `/api/${PREFERENCES}/nav`
  const others = matrix.world.persons.filter(({ name }) =>
    /^(root at|a stranger|editor at A)/.test(name),
  )
  const cell = cellOf('rest', person, 'keep a preference')
  const mark = `KEPT${person.id}`
  const [other] = matrix.world.persons.filter(({ id }) => id !== person.id && id !== '')
  const json = { value: { mark }, user: { relationTo: 'users', value: other?.id } }
  const made = await matrix.ask(tally, cell, { person, method: 'post', path, sent: { json } })
  tally.check(cell, made.status === (person.isSignedIn ? 200 : 401), () => String(made.status))
  try {
    for (const reader of [...others, person]) {
      const isOwner = reader === person && person.isSignedIn
      const read = { ...cellOf('rest', reader, 'read a preference'), where: `of ${person.name}` }
      const { text } = await matrix.ask(tally, read, { person: reader, method: 'get', path })
      tally.check(read, text.includes(mark) === isOwner, () => (isOwner ? 'lost' : 'readable'))
    }
  } finally {
    await matrix.payload.db.deleteMany({
      collection: PREFERENCES,
      where: { key: { equals: 'nav' } },
    })
  }
  for (const method of METHODS) {
    await use(asked, { method, path: `/api/${PREFERENCES}`, who: 'nobody' })
    if (method !== 'get') continue
    await use(asked, { method, path: `/api/${PREFERENCES}/versions/${NO_ID}`, who: 'nobody' })
  }
  await use(asked, { method: 'delete', path, who: 'nobody' })
  await use(asked, { method: 'patch', path: `/api/${PREFERENCES}/${NO_ID}`, who: 'nobody' })
  await use(asked, { method: 'post', path: `/api/${PREFERENCES}/access/${NO_ID}`, who: 'nobody' })
}
