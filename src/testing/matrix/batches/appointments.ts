import { mayDecide, type Subject } from '#kernel'
import { refusalOf } from '../../../../collections/memberships/decide'
import { cellOf, type Asked, type Batch } from '../batch'
import { meetingOf } from '../leaks'
import {
  ADMINISTRATORS,
  answerAbout,
  ANSWERS,
  APPOINTS,
  DECIDED,
  decisionOn,
  mayUse,
  NEEDS_SECOND_PERSON,
  outranks,
  may,
  REFUSAL_CODES,
  ROLE_NAMES,
  type Appointment,
  type Decision,
  type RoleName,
} from '../oracle'
import { kindOf, lineOf, PLACE_NAMES, relationOf, type Place } from '../tree'
import type { Doc, Person } from '../world'
import { checkRows } from './writes'

const ENDPOINT = '/api/plugins/core/memberships'
const EVERYWHERE: readonly (Place | '')[] = [...PLACE_NAMES, '']

/** Who gives which role to whom, where; and who changes whose account. */
export const appointmentBatches: readonly Batch[] = [
  { name: 'appointments: the rule', touches: ['authority', 'decisions'], run: rules },
  { name: 'appointments: grant', touches: ['authority', 'decisions', 'appointments'], run: grants },
  {
    name: 'appointments: end and change',
    touches: ['authority', 'decisions', 'appointments'],
    run: endings,
  },
  { name: 'appointments: what a second person is for', touches: ['authority'], run: seconds },
  { name: 'appointments: the last ones', touches: ['authority'], run: lastOnes },
  { name: 'accounts: passwords', touches: ['outrank', 'users change'], run: passwords },
  {
    name: 'accounts: who stands higher',
    touches: ['authority', 'outrank', 'users change', 'users remove'],
    run: accounts,
  },
]

function appointmentAt(
  person: Person,
  role: RoleName,
  place: Place | '',
  more: Partial<Appointment> = {},
): Appointment {
  const by = person.holds.map(({ place: home, role: own }) => ({
    ...{ role: own, relation: relationOf(home, place) },
  }))
  return { by, role, kind: kindOf(place), isHimself: false, isClosed: false, ...more }
}

const subjectOf = ({ holds, id }: Person): Subject => ({
  ...{ id, memberships: holds.map(({ place, role }) => ({ role, path: pathTo(place) })) },
})

const pathTo = (place: Place | ''): string[] => [...lineOf(place)].reverse()
const at = (place: Place | ''): string => `at ${place || 'no place'}`

type Deciding = 'grant' | 'change' | 'end'
type Case = Readonly<{ isClosed: boolean; isHimself: boolean; what: Deciding }>

const CASES: readonly Case[] = (['grant', 'change', 'end'] as const).flatMap((what) =>
  [false, true].flatMap((isClosed) =>
    [false, true].map((isHimself) => ({ isClosed, isHimself, what })),
  ),
)

/** The rule alone, for every role at every place, open and closed, for others and for himself. */
async function rules(asked: Asked): Promise<void> {
  if (!asked.person.isSignedIn) return
  for (const role of ROLE_NAMES)
    for (const place of EVERYWHERE) for (const one of CASES) rule(asked, role, place, one)
  for (const own of ROLE_NAMES) for (const role of ROLE_NAMES) aboutRole(asked, own, role)
}

function rule({ person, tally }: Asked, role: RoleName, place: Place | '', one: Case): void {
  const { isClosed, isHimself, what } = one
  const decision = decisionOn(appointmentAt(person, role, place, { isClosed, isHimself }), what)
  const user = isHimself ? person.id : 'somebody'
  const where = { path: pathTo(place), kind: kindOf(place) || undefined }
  const refusal = refusalOf(subjectOf(person), { user, role, isClosed, ...where }, what)
  const expected = codeOf(decision, place)
  const cell = { ...cellOf('rule', person, `${what} ${role}`), where: at(place) }
  tally.check(cell, refusal === expected, () => `${String(refusal)}, not ${String(expected)}`)
}

function aboutRole({ person, tally }: Asked, own: RoleName, role: RoleName): void {
  const by = [{ role: own, relation: 'own place' }] as const
  const about = { by, role, kind: 'school', isHimself: false, isClosed: false }
  const decision = decisionOn(about, 'end')
  const cell = cellOf('rule', person, `${own} decides about ${role}`)
  tally.check(cell, mayDecide(own, role) === (decision === 'done'), () => decision)
}

/** Who decides about nobody learns of the place what everybody does: nothing. */
function codeOf(decision: Decision, place: Place | ''): string | undefined {
  if (decision === 'done') return undefined
  if (decision === 'not allowed at all' && place !== '') return 'not_found'
  return REFUSAL_CODES[decision]
}

const isDecider = ({ holds }: Person): boolean => holds.some(({ role }) => APPOINTS[role])

/** The place of an appointment, as a client names it. */
function naming({ matrix: { world } }: Asked, place: Place | ''): object {
  return place === '' ? {} : { institution: world.nodes[place] }
}

/** Somebody without a place, to whom nobody here has anything to do. */
function nobodyInParticular({ matrix: { world } }: Asked): string {
  return world.docs.find(({ place, thing }) => thing === 'users' && place === '')?.id ?? ''
}

async function grants(asked: Asked): Promise<void> {
  const { person } = asked
  const user = nobodyInParticular(asked)
  const isOne = isDecider(person)
  for (const role of isOne ? ROLE_NAMES : (['teacher', 'head'] as const))
    for (const place of isOne ? EVERYWHERE : (['A', 'X', ''] as const)) {
      const decision = decisionOn(appointmentAt(person, role, place), 'grant')
      const json = { action: 'grant', user, role, ...naming(asked, place) }
      await decide(asked, { json, decision, what: `grant ${role}`, where: at(place) })
    }
  if (isOne) for (const { place } of person.holds) await grantToHimself(asked, place)
}

async function grantToHimself(asked: Asked, place: Place | ''): Promise<void> {
  const { person } = asked
  const role = place === '' ? 'root' : 'clerk'
  const decision = decisionOn(appointmentAt(person, role, place, { isHimself: true }), 'grant')
  const json = { action: 'grant', user: person.id, role, ...naming(asked, place) }
  await decide(asked, { json, decision, what: `grant ${role} to himself`, where: at(place) })
}

type Question = Readonly<{
  json: object
  decision: Decision
  what: string
  where: string
  /** What may prevent it that is no matter of who one is. */
  also?: readonly string[]
}>

async function decide(asked: Asked, question: Question): Promise<void> {
  const { matrix, person, tally } = asked
  const { decision, json, what, where } = question
  const cell = { ...cellOf('rest', person, what), where }
  let heard = { status: 0, code: '', id: '' }
  const { rows } = await matrix.dry.effectOf(async () => {
    const sent = { person, method: 'post', path: ENDPOINT, sent: { json } } as const
    const { body, status } = await matrix.ask(tally, cell, sent)
    const { code = '' } = (body.error ?? {}) as { code?: string }
    heard = { status, code, id: String(body.id) }
  })
  const { code, id, status } = heard
  const answer = `${String(status)} ${code}`
  tally.check(
    cell,
    expectedOf(person, question).includes(answer),
    () => `${answer}, not ${decision}`,
  )
  const isDone = status === 200
  const stored = exceptTouched(rows).filter((row) => !isDone || !TELLING.test(row))
  checkRows(asked, cell, stored, isDone ? id : undefined)
}

/** Whoever gets or loses a role is told so, and who may confirm a proposal that it waits; of a refusal nobody hears. */
const TELLING = /^(outbox|notifications)\/.*"core\.(role-granted|role-ended|proposal-waits)"/

/** Status and code, of which one must come. */
function expectedOf({ holds, isSignedIn }: Person, { also = [], decision }: Question): string[] {
  if (!isSignedIn) return ['401 unauthenticated']
  const roles = holds.map(({ role }) => role)
  if (!mayUse(Object.keys(APPOINTS) as RoleName[], isSignedIn, roles)) return ['403 forbidden']
  if (decision === 'done') return ['200 ', ...also]
  return [`${String(DECIDED[decision])} ${REFUSAL_CODES[decision]}`]
}

/**
 * Without rows of which nothing but the time of the last change is new: decisions write it to stand in line behind each
 * other.
 */
function exceptTouched(rows: readonly string[]): string[] {
  const lasting = rows.map((row) => row.replace(/"updated_?at":"[^"]*"/i, ''))
  return rows.filter((_row, index) => {
    const row = lasting[index] ?? ''
    return lasting.indexOf(row) === lasting.lastIndexOf(row)
  })
}

/** It may be over, wait for somebody else, or be the last of its kind. */
const OTHERWISE = ['409 membership_over', '409 proposal_waits', '409 last_administrator']

/** Memberships that exist: those of everybody else, and one's own. */
async function endings(asked: Asked): Promise<void> {
  const { matrix, person } = asked
  const all = matrix.world.docs.filter(({ thing }) => thing === 'memberships')
  const rows = isDecider(person) ? all : all.filter(({ place }) => place === 'A').slice(0, 2)
  for (const doc of rows)
    for (const action of ['end', 'change'] as const) {
      const role = roleIn(asked, doc)
      const isHimself = doc.about === person.id
      const decision = decisionOn(appointmentAt(person, role, doc.place, { isHimself }), action)
      const span = action === 'change' ? { until: '2091-01-01T00:00:00Z' } : {}
      const json = { action, id: doc.id, ...span }
      const where = `${role} ${at(doc.place)}`
      await decide(asked, { json, decision, what: `${action} a role`, where, also: OTHERWISE })
    }
}

function roleIn({ matrix: { world } }: Asked, doc: Doc): RoleName {
  const owner = world.persons.find(({ id }) => id === doc.about)
  return owner?.held.find(({ place }) => place === doc.place)?.role ?? 'teacher'
}

/** What root and ministry decide about each other takes effect when somebody else agrees. */
async function seconds(asked: Asked): Promise<void> {
  const { matrix, person, tally } = asked
  if (!person.holds.some(({ role }) => role === 'root')) return
  const user = nobodyInParticular(asked)
  for (const role of ROLE_NAMES) {
    const json = { action: 'grant', user, role, ...naming(asked, HOMES[role] ?? 'A') }
    const cell = cellOf('rest', person, `a second person for ${role}`)
    let isWaiting: unknown
    await matrix.dry.effectOf(async () => {
      const question = { person, method: 'post', path: ENDPOINT, sent: { json } } as const
      isWaiting = (await matrix.ask(tally, cell, question)).body.needsSecondPerson
    })
    const isExpected = NEEDS_SECOND_PERSON.includes(role)
    tally.check(cell, isWaiting === isExpected, () => String(isWaiting))
  }
}

const HOMES: Readonly<Partial<Record<RoleName, Place | ''>>> = {
  root: '',
  ministry: 'M',
  region: 'N',
  district: 'D',
}

/** The last who administers a place is not sent away; the last of any other role is. */
async function lastOnes(asked: Asked): Promise<void> {
  if (asked.person.name !== 'root at no place') return
  for (const role of ROLE_NAMES) if (!NEEDS_SECOND_PERSON.includes(role)) await lastOne(asked, role)
}

async function lastOne(asked: Asked, role: RoleName): Promise<void> {
  const { matrix, person, tally } = asked
  // Where only one holds the role.
  const place = role === 'district' ? 'E' : 'F'
  const id = await appointOnly(asked, role, place)
  const cell = { ...cellOf('rest', person, `end the only ${role}`), where: at(place) }
  try {
    let answer = 0
    await matrix.dry.effectOf(async () => {
      const sent = { json: { action: 'end', id } }
      const question = { person, method: 'post', path: ENDPOINT, sent } as const
      answer = (await matrix.ask(tally, cell, question)).status
    })
    tally.check(cell, answer === (ADMINISTRATORS.includes(role) ? 409 : 200), () => String(answer))
  } finally {
    await matrix.payload.db.deleteMany({ collection: 'memberships', where: { id: { equals: id } } })
  }
}

/** Stored at once, past the dry run, and taken away again. */
async function appointOnly({ matrix }: Asked, role: RoleName, place: Place): Promise<string> {
  const user = matrix.world.docs.find((doc) => doc.thing === 'users' && doc.place === place)
  const columns = Object.fromEntries(
    [...Array(5).keys()].map((index) => [
      `at${String(index + 1)}`,
      matrix.world.nodes[pathTo(place)[index] as Place] ?? '-',
    ]),
  )
  const institution = matrix.world.nodes[place]
  const data = { user: user?.id, role, institution, ...columns }
  const { id } = await matrix.payload.db.create({ collection: 'memberships', data, req: {} })
  return String(id)
}

/** Every account by whoever manages accounts at all: it is changed by those who stand higher, and seen by no others. */
async function accounts(asked: Asked): Promise<void> {
  const { matrix, person } = asked
  for (const doc of matrix.world.docs.filter(({ thing }) => thing === 'users')) {
    const owner = matrix.world.persons.find(({ id }) => id === doc.id)
    if (!owner || (!isDecider(person) && owner !== person)) continue
    for (const method of ['patch', 'delete'] as const) await account(asked, doc, owner, method)
  }
}

async function account(
  asked: Asked,
  doc: Doc,
  owner: Person,
  method: 'patch' | 'delete',
): Promise<void> {
  const { matrix, person, tally } = asked
  const cell = cellOf('rest', person, `${method} the account of ${owner.name}`, doc)
  const deed = method === 'patch' ? 'change' : 'remove'
  const isManaged = may('users', deed, meetingOf(person, doc))
  let status = 0
  await matrix.dry.effectOf(async () => {
    const sent = method === 'patch' ? { sent: { json: { name: 'NEWTEXT' } } } : {}
    const question = { person, method, path: `/api/users/${doc.id}`, ...sent }
    status = (await matrix.ask(tally, cell, question)).status
  })
  const isBelow = owner === person || outranks(meetingOf(person, doc), rolesToCome(owner))
  const done = method === 'delete' && isLastAnywhere(asked, owner) ? [409] : [200]
  const managed = isBelow ? done : [403]
  const expected = isManaged ? managed : ANSWERS[answerAbout(false, person.isSignedIn)]
  tally.check(
    cell,
    (expected as readonly number[]).includes(status),
    () => `answered ${String(status)}`,
  )
}

/** Those whose rights over accounts differ, and a few accounts of every rank. */
const KEEPERS =
  /^(a stranger|teacher at A|head at A|district at D|a region who is a head elsewhere|root)/
const OWNERS = /^(teacher at A|deputy at A|head at A|head at X|district at D|somebody without)/

/** A new password makes one the owner: the same rights as to change the account, and for one's own the old password. */
async function passwords(asked: Asked): Promise<void> {
  const { matrix, person, tally } = asked
  if (!KEEPERS.test(person.name)) return
  for (const owner of matrix.world.persons.filter(({ name }) => OWNERS.test(name))) {
    const doc = matrix.world.docs.find(({ id }) => id === owner.id)
    if (!doc) continue
    const cell = cellOf('rest', person, `a new password for ${owner.name}`, doc)
    let status = 0
    const { rows } = await matrix.dry.effectOf(async () => {
      const sent = { json: { password: 'correct horse battery staple' } }
      const path = `/api/users/${owner.id}/password`
      status = (await matrix.ask(tally, cell, { person, method: 'post', path, sent })).status
    })
    const meeting = meetingOf(person, doc)
    const managed = outranks(meeting, rolesToCome(owner)) ? 200 : 403
    const others = may('users', 'change', meeting) ? managed : 404
    const expected = !person.isSignedIn || owner === person ? 401 : others
    tally.check(
      cell,
      status === expected,
      () => `answered ${String(status)}, not ${String(expected)}`,
    )
    checkRows(asked, cell, rows, status === 200 ? owner.id : undefined)
  }
}

/** Is he the only one who administers some place? Somebody who cannot sign in administers nothing. */
function isLastAnywhere({ matrix: { world } }: Asked, owner: Person): boolean {
  const others = world.persons.filter((one) => one !== owner && one.isSignedIn)
  return owner.held
    .filter(
      ({ from, proposal, role, until }) =>
        !from && !until && !proposal && ADMINISTRATORS.includes(role),
    )
    .some(
      ({ place, role }) =>
        !others.some(({ holds }) => holds.some((one) => one.role === role && one.place === place)),
    )
}

/** What counts is what somebody is and will be, not what he was. */
function rolesToCome({ held }: Person): RoleName[] {
  return held.filter(({ until }) => until === undefined).map(({ role }) => role)
}
