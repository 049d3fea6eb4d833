import type { FlattenedField } from 'payload'
import { cellOf, rolesOf, type Asked, type Batch } from '../batch'
import { meetingOf } from '../leaks'
import { mayAnywhere, mayRead, SECRET_FIELDS, THINGS, type ThingName } from '../oracle'
import { configOf, type Doc } from '../world'

/** Whose questions differ: nobody's, those of the least, of one school, of one district. */
const ASKERS = /^(a stranger|pupil at A|head at A|district at D)/

/** Every path of every document as a condition and as an order: through one relationship, and on from what is closed. */
export function pathBatches(): Batch[] {
  return (Object.keys(THINGS) as ThingName[]).map((thing) => ({
    name: `${thing}: questions by every path`,
    touches: ['paths', `${thing} read`],
    run: (asked) => paths(asked, thing),
  }))
}

async function paths(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person } = asked
  if (!ASKERS.test(person.name)) return
  const open = pathsOf(asked, configOf(matrix.payload, thing).flattenedFields, 2)
  for (const path of [...new Set(open)]) await questions(asked, thing, path)
  for (const path of SECRET_FIELDS) await secret(asked, thing, path)
  await guesses(asked, thing)
}

/** Names of fields, through groups and relationships; what a block holds cannot be asked for. */
function pathsOf(asked: Asked, fields: readonly FlattenedField[], depth: number): string[] {
  return fields.flatMap((field) => {
    if ((field as { hidden?: boolean }).hidden === true || field.type === 'blocks') return []
    const below = depth > 1 ? fieldsBelow(asked, field) : []
    const left = isClosed(field) ? depth : depth - 1
    return [field.name, ...pathsOf(asked, below, left).map((path) => `${field.name}.${path}`)]
  })
}

/** Does it lead to what not everybody may read? */
function isClosed(field: FlattenedField): boolean {
  const target = 'relationTo' in field ? field.relationTo : ''
  return Object.entries(THINGS).some(([thing, { read }]) => thing === target && read !== 'open')
}

function fieldsBelow({ matrix }: Asked, field: FlattenedField): readonly FlattenedField[] {
  if ('flattenedFields' in field) return field.flattenedFields
  const isRelation = field.type === 'relationship' || field.type === 'upload'
  if (!isRelation || typeof field.relationTo !== 'string') return []
  return configOf(matrix.payload, field.relationTo).flattenedFields
}

/** Whatever is asked, nothing comes but what the person may read. */
async function questions(asked: Asked, thing: ThingName, path: string): Promise<void> {
  const { matrix, person, tally } = asked
  const isReader = mayAnywhere(thing, 'read', rolesOf(person))
  for (const query of [
    `where[${path}][exists]=true`,
    `sort=-${path}&select[${path.split('.')[0] ?? ''}]=true`,
  ]) {
    const cell = cellOf('rest', person, `${thing}?${query}`)
    const address = `/api/${thing}?depth=0&limit=100&${query}`
    const { body, status } = await matrix.ask(tally, cell, { person, method: 'get', path: address })
    const expected = isReader ? [200, 400] : [400, 401, 403]
    tally.check(cell, expected.includes(status), () => `answered ${String(status)}`)
    const found = new Set(((body.docs ?? []) as { id: string }[]).map(({ id }) => id))
    const stray = matrix.world.docs.find((doc) => found.has(doc.id) && !isReadable(asked, doc))
    tally.check(cell, stray === undefined, () => `found ${String(stray?.key)}`)
  }
}

function isReadable({ person }: Asked, doc: Doc): boolean {
  return mayRead(doc.thing, doc.isOpen, meetingOf(person, doc))
}

/** No question names a secret, nor puts anything in its order. */
async function secret(asked: Asked, thing: ThingName, path: string): Promise<void> {
  const { matrix, person, tally } = asked
  for (const name of [path, `user.${path}`, `version.${path}`]) {
    for (const query of [
      `where[${name}][exists]=true`,
      `where[${name}][equals]=x`,
      `sort=${name}`,
      `sort=-${name}`,
    ]) {
      const cell = cellOf('rest', person, `${thing}?${query}`)
      const address = `/api/${thing}?depth=0&limit=100&${query}`
      const { body, status } = await matrix.ask(tally, cell, {
        person,
        method: 'get',
        path: address,
      })
      if (query.startsWith('where'))
        tally.check(cell, [400, 401, 403].includes(status), () => `answered ${String(status)}`)
      else await sameOrder(asked, { thing, query, docs: body.docs, status })
    }
  }
}

type Ordered = Readonly<{ thing: ThingName; query: string; docs: unknown; status: number }>

/** An order that is ignored is the same forwards and backwards. */
async function sameOrder(asked: Asked, { docs, query, status, thing }: Ordered): Promise<void> {
  if (status !== 200 || !query.startsWith('sort=-')) return
  const { matrix, person, tally } = asked
  const cell = cellOf('rest', person, `${thing}?${query}, backwards`)
  const path = `/api/${thing}?depth=0&limit=100&${query.replace('sort=-', 'sort=')}`
  const { body } = await matrix.ask(tally, cell, { person, method: 'get', path })
  const ids = (list: unknown): string =>
    ((list ?? []) as { id: string }[]).map(({ id }) => id).join()
  tally.check(cell, ids(docs) === ids(body.docs), () => 'the order tells something')
}

/** A right guess about what one may not read is answered like a wrong one. */
async function guesses(asked: Asked, thing: ThingName): Promise<void> {
  const { docs } = asked.matrix.world
  if (thing !== 'memberships') return
  for (const doc of docs.filter((one) => one.thing === thing && isReadable(asked, one))) {
    const account = docs.find(({ id }) => id === doc.about)
    if (!account || isReadable(asked, account)) continue
    for (const field of ['name', 'username', 'email', 'institution', 'at2'])
      for (const operator of ['equals', 'not_equals', 'exists', 'like'])
        await guess(asked, doc, field, operator)
  }
}

async function guess(asked: Asked, doc: Doc, field: string, operator: string): Promise<void> {
  const { matrix, person, tally } = asked
  const stored = await matrix.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: 'users', where: { id: { equals: doc.about } } },
  })
  const cell = cellOf('rest', person, `guess user.${field} ${operator}`, doc)
  const ask = async (value: string): Promise<string> => {
    const where = `where[user.${field}][${operator}]=${encodeURIComponent(value)}`
    const path = `/api/${doc.thing}?depth=0&limit=100&where[id][equals]=${doc.id}&${where}`
    const { body, status } = await matrix.ask(tally, cell, { person, method: 'get', path })
    return `${String(status)} ${String(body.totalDocs)}`
  }
  const isQuestion = operator === 'exists'
  const right = await ask(isQuestion ? 'true' : String(stored?.[field]))
  const wrong = await ask(isQuestion ? 'false' : 'x')
  tally.check(cell, right === wrong, () => `right: ${right}, wrong: ${wrong}`)
}
