import { cellOf, docsFor, rolesOf, type Asked, type Batch } from '../batch'
import { meetingOf } from '../leaks'
import { may, mayAnywhere, mayRead, SERVER_FIELDS, THINGS, type ThingName } from '../oracle'
import { configOf } from '../world'

type Fields = Readonly<Record<string, unknown>>
type Rights = Readonly<Record<string, unknown> & { fields?: true | Fields }>

/** What the portal says one may do, by which the admin shows and hides its buttons. */
export function rightsBatches(): Batch[] {
  const things = Object.keys(THINGS) as ThingName[]
  const deeds = ['read', 'change', 'remove', 'create']
  return [
    {
      name: 'rights: all at once',
      touches: [
        'admin',
        'fields',
        ...things.flatMap((thing) => deeds.map((deed) => `${thing} ${deed}`)),
      ],
      run: overview,
    },
    ...things.map((thing): Batch => ({
      name: `${thing}: rights`,
      touches: ['fields', ...deeds.slice(0, 3).map((deed) => `${thing} ${deed}`)],
      run: (asked) => rights(asked, thing),
    })),
  ]
}

async function overview(asked: Asked): Promise<void> {
  const { matrix, person, tally } = asked
  const cell = cellOf('rest', person, 'what he may do at all')
  const question = { person, method: 'get', path: '/api/access' } as const
  const { body } = await matrix.ask(tally, cell, question)
  const isWorking = person.holds.some(({ role }) => role !== 'parent' && role !== 'pupil')
  tally.check(
    cell,
    body.canAccessAdmin === (isWorking || undefined) || body.canAccessAdmin === isWorking,
    () => `admin: ${String(body.canAccessAdmin)}`,
  )
  const collections = (body.collections ?? {}) as Readonly<Record<string, Rights | undefined>>
  for (const thing of Object.keys(THINGS) as ThingName[]) {
    const given = collections[thing]
    for (const [right, deed] of DEEDS) {
      const what = `${right} ${thing} anywhere`
      const isExpected = mayAnywhere(thing, deed, rolesOf(person))
      tally.check({ ...cell, what }, isGiven(given?.[right]) === isExpected, () =>
        String(!isExpected),
      )
    }
    checkFields(asked, thing, given)
  }
  const strange = Object.keys(collections).filter((slug) => !(slug in THINGS))
  tally.check(
    cell,
    strange.every((slug) => slug === 'payload-preferences'),
    () => strange.join(),
  )
}

const DEEDS = [
  ['create', 'create'],
  ['read', 'read'],
  ['update', 'change'],
  ['delete', 'remove'],
] as const

/** Fields that the server fills are offered to nobody; columns of the tree not even in a new document. */
function checkFields({ matrix, person, tally }: Asked, thing: ThingName, given?: Rights): void {
  if (given?.fields === undefined) return
  const { flattenedFields } = configOf(matrix.payload, thing)
  const own = flattenedFields.map(({ name }) => name).filter((name) => SERVER_FIELDS.includes(name))
  for (const field of own.filter((name) => name !== 'site' && name !== 'id')) {
    const rights = given.fields === true ? true : given.fields[field]
    for (const operation of field.startsWith('at') ? ['update', 'create'] : ['update']) {
      const cell = cellOf('rest', person, `${operation} ${thing}.${field}`)
      tally.check(cell, !isOffered(rights, operation), () => 'offered')
    }
  }
}

function isOffered(rights: unknown, operation: string): boolean {
  return rights === true || (rights as Rights | undefined)?.[operation] === true
}

function isGiven(right: unknown): boolean {
  if (right === undefined || right === false) return false
  return right === true || (right as { permission?: unknown }).permission !== false
}

async function rights(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person, tally } = asked
  for (const doc of docsFor(asked, thing)) {
    if (doc.state === 'trashed' || doc.state === 'changed') continue
    const meeting = meetingOf(person, doc)
    const cell = cellOf('rest', person, `rights to ${thing}`, doc)
    const path = `/api/${thing}/access/${doc.id}`
    const question = { person, method: 'post', path, sent: { json: {} } } as const
    const { body, status } = await matrix.ask(tally, cell, question)
    const isReadable = mayRead(thing, doc.isOpen, meeting)
    tally.check(cell, status === (isReadable ? 200 : 404), () => `answered ${String(status)}`)
    if (!isReadable) continue
    for (const [right, deed] of [
      ['update', 'change'],
      ['delete', 'remove'],
    ] as const) {
      const isAllowed = may(thing, deed, meeting)
      const what = `right to ${deed} ${thing}`
      tally.check({ ...cell, what }, isGiven(body[right]) === isAllowed, () => String(!isAllowed))
    }
  }
}
