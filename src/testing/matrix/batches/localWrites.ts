import { cellOf, docsFor, rolesOf, type Asked, type Batch } from '../batch'
import { meetingOf } from '../leaks'
import { may, mayAnywhere, THINGS, type ThingName } from '../oracle'
import { INHABITED, relationOf, type Place } from '../tree'
import { configOf, draftOf, placing, type Doc } from '../world'
import { checkRows, isOwnEnd } from './writes'

type Operations = Readonly<
  Record<'create' | 'update' | 'delete', (args: object) => Promise<unknown>>
>

const FEW: readonly (Place | '')[] = ['A', 'X']

/** Writes by the server's own interface with access on, as plugins make them: past the doors, not past the rules. */
export function localWriteBatches(): Batch[] {
  return (Object.keys(THINGS) as ThingName[]).flatMap((thing): Batch[] => [
    {
      name: `${thing}: create inside the server`,
      touches: [`${thing} create`],
      run: (asked) => creates(asked, thing),
    },
    {
      name: `${thing}: change inside the server`,
      touches: [`${thing} change`],
      run: (asked) => writes(asked, thing, 'change'),
    },
    {
      name: `${thing}: remove inside the server`,
      touches: [`${thing} remove`],
      run: (asked) => writes(asked, thing, 'remove'),
    },
    {
      name: `${thing}: change many inside the server`,
      touches: [`${thing} change`],
      run: (asked) => many(asked, thing),
    },
  ])
}

async function writes(asked: Asked, thing: ThingName, deed: 'change' | 'remove'): Promise<void> {
  const { matrix, person } = asked
  const isWriter = mayAnywhere(thing, deed, rolesOf(person))
  const payload = matrix.payload as unknown as Operations
  for (const doc of docsFor(asked, thing)) {
    if (doc.state !== 'plain' && doc.state !== 'published') continue
    if (isOwnEnd(person, doc, deed)) continue
    if (!isWriter && !FEW.includes(doc.place)) continue
    const args = { ...argsFor(thing), id: doc.id }
    const user = matrix.userOf(person)
    const data = {
      name: 'NEWTEXT',
      title: 'NEWTEXT',
      alt: 'NEWTEXT',
      at1: 'x',
      hash: 'x',
      salt: 'x',
    }
    const isAllowed = may(thing, deed, meetingOf(person, doc))
    const what = `${deed} ${thing}`
    await attempt(asked, { what, doc, isAllowed }, () =>
      deed === 'remove'
        ? payload.delete({ ...args, overrideAccess: false, user })
        : payload.update({ ...args, data, overrideAccess: false, user }),
    )
  }
}

function argsFor(thing: ThingName): object {
  return { collection: thing, depth: 0, locale: 'kk' }
}

async function creates(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person } = asked
  // A file comes by the door alone.
  if (configOf(matrix.payload, thing).upload) return
  const isMaker = mayAnywhere(thing, 'create', rolesOf(person))
  const payload = matrix.payload as unknown as Operations
  const user = matrix.userOf(person)
  for (const place of isMaker ? INHABITED : FEW) {
    if (place === '') continue
    const where = placing(matrix.payload, thing, matrix.world, place)
    const at = { at1: 'x', at2: 'x', at3: 'x', at4: 'x', at5: 'x', hash: 'x', salt: 'x' }
    const data = { ...draftOf(matrix.payload, thing, 'NEWTEXT', person.id), ...where, ...at }
    const standings = person.holds.map(({ place: home, role }) => ({
      ...{ role, relation: relationOf(home, place) },
    }))
    const isAllowed = may(thing, 'create', { standings, isAboutHim: false })
    await attempt(asked, { what: `create ${thing} at ${place}`, isAllowed }, () =>
      payload.create({ ...argsFor(thing), data, overrideAccess: false, user }),
    )
  }
}

/** Changing whatever a condition finds is closed: each document is changed by itself, under its own rules. */
async function many(asked: Asked, thing: ThingName): Promise<void> {
  const { matrix, person } = asked
  const payload = matrix.payload as unknown as Operations
  const user = matrix.userOf(person)
  const docs = docsFor(asked, thing).filter(({ isCommon, place }) => isCommon && place === 'A')
  const where = { id: { in: docs.map(({ id }) => id) } }
  const data = { name: 'NEWTEXT', title: 'NEWTEXT', alt: 'NEWTEXT' }
  await attempt(asked, { what: `change many ${thing}`, isAllowed: false }, () =>
    payload.update({ ...argsFor(thing), data, where, overrideAccess: false, user }),
  )
}

type Attempt = Readonly<{ what: string; isAllowed: boolean; doc?: Doc }>

/** Of those who may, some hear why it does not work; nobody else hears anything. */
async function attempt(
  asked: Asked,
  { doc, isAllowed, what }: Attempt,
  work: () => Promise<unknown>,
): Promise<void> {
  const { matrix, person, tally } = asked
  const cell = cellOf('local', person, what, doc)
  let status = 0
  let id: string | undefined
  const { rows } = await matrix.dry.effectOf(async () => {
    try {
      const { id: made } = (await work()) as { id: string }
      id = made
      status = 200
    } catch (error) {
      status = (error as { status?: number }).status ?? 500
    }
  })
  const isRight = isAllowed ? [200, 400, 409].includes(status) : [401, 403, 404].includes(status)
  tally.check(cell, isRight, () => `ended in ${String(status)}`)
  checkRows(asked, cell, rows, status === 200 ? id : undefined)
  const forged = rows.find((row) => /"at1":"x"|"(hash|salt)":"x"/.test(row))
  tally.check(cell, forged === undefined, () => `stored ${String(forged?.slice(0, 200))}`)
}
