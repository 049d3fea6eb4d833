import type { PayloadRequest, Where } from 'payload'
import { idOf, pathOf, PortalError, readNode, type PersonRole } from '#kernel'
import { closedTo } from '../../guardians/bars'
import { classesLed } from '../../memberships/classesLed'
import { managersAt, outranks, rankOf, type Manager } from '../../memberships/managers'
import {
  decider,
  findRows,
  heldPupilRows,
  isNowOrLater,
  type MembershipRow,
} from '../../memberships/rows'
import { permissions } from '../../permissions'
import { guardianLinksOf } from './guardianLinksOf'

type Row = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** Somebody for whom a slip can be printed. */
export type Printable = Readonly<{
  id: string
  name: string
  username: string
  role: PersonRole
  /** The class of a pupil, or the one that a teacher leads; '' for none. */
  group: string
}>

/** Whom to look among; all who have a role there without it. */
export type Among = Readonly<
  { role: PersonRole; group?: string | undefined } | { ids: readonly string[] }
>

/**
 * The people of an institution for whom the person who asks may print slips. A slip opens an account: so he must outrank
 * its owner. A class teacher prints them for the pupils of his class and for their guardians, as long as these are nothing
 * but guardians, and not by his word alone. The account of somebody else's school is left to it, and so is that of a child
 * from whom he is kept away.
 * @throws PortalError unauthenticated, not_found
 */
export async function printableAt(
  req: PayloadRequest,
  institution: string,
  among: Among,
): Promise<readonly Printable[]> {
  const managers = await managersOf(req, institution)
  const own = await ofOwnClasses(req, institution)
  const here = await findRows(req, {
    institution: { equals: institution },
    ...(await askedFor(req, institution, among)),
  })
  const now = new Date().toISOString()
  const left = here.filter((row) => isNowOrLater(row, now))
  const accounts = await openTo(req, await accountsOf(req, institution, left))
  const roles = await rolesOf(req, accounts)
  return accounts.flatMap((account) => {
    const held = roles.get(account.id) ?? []
    const isOfClass =
      (own.pupils.has(account.id) && held.every(({ role }) => FAMILY.has(role))) ||
      (own.guardians.has(account.id) && held.every(({ role }) => role === 'parent'))
    return outranks(managers, held) || isOfClass ? [shown(account, held, institution)] : []
  })
}

async function openTo(req: PayloadRequest, accounts: readonly Row[]): Promise<readonly Row[]> {
  const ids = accounts.map(({ id }) => id)
  const closed = await closedTo(req, decider(req).id, ids)
  return accounts.filter(({ id }) => !closed.has(id))
}

const FAMILY: ReadonlySet<string> = new Set(['parent', 'pupil'])

async function askedFor(req: PayloadRequest, institution: string, among: Among): Promise<Where> {
  if ('ids' in among) return { user: { in: [...among.ids] } }
  const { group, role } = among
  if (group === undefined) return { role: { equals: role } }
  if (role !== 'parent') return { role: { equals: role }, group: { equals: group } }
  const pupils = await pupilsIn(req, institution, [group])
  const links = await guardianLinksOf(req, pupils)
  return { role: { equals: role }, user: { in: links.map(({ guardian }) => guardian) } }
}

/** Accounts that belong to the institution and are not switched off; never one's own. */
async function accountsOf(
  req: PayloadRequest,
  institution: string,
  here: readonly MembershipRow[],
): Promise<readonly Row[]> {
  const own = decider(req).id
  const ids = new Set(here.map(({ user }) => idOf(user) ?? '').filter((id) => id !== own))
  if (ids.size === 0) return []
  const { docs } = await req.payload.db.find<Row>({
    collection: 'users',
    limit: 0,
    pagination: false,
    req,
    where: {
      and: [
        { institution: { equals: institution } },
        { id: { in: [...ids] } },
        { disabled: { not_equals: true } },
      ],
    },
  })
  return docs
}

/** What people are now or will be, by their ids. */
async function rolesOf(
  req: PayloadRequest,
  accounts: readonly Row[],
): Promise<ReadonlyMap<string, readonly MembershipRow[]>> {
  const roles = new Map<string, MembershipRow[]>(accounts.map(({ id }) => [id, []]))
  if (accounts.length === 0) return roles
  const now = new Date().toISOString()
  for (const row of await findRows(req, { user: { in: [...roles.keys()] } }))
    if (isNowOrLater(row, now)) roles.get(idOf(row.user) ?? '')?.push(row)
  return roles
}

/**
 * Of the highest role by which somebody answers for the accounts of an institution; Infinity for a class teacher.
 * @throws PortalError not_found
 */
export async function managingRank(req: PayloadRequest, institution: string): Promise<number> {
  return Math.min(...(await managersOf(req, institution)).map(({ rank }) => rank), Infinity)
}

/**
 * The roles by which somebody answers for the accounts of an institution; none for a class teacher.
 * @throws PortalError not_found
 */
async function managersOf(req: PayloadRequest, institution: string): Promise<readonly Manager[]> {
  const node = await readNode(req, institution)
  if (!node) throw new PortalError('not_found')
  const here = managersAt(permissions['slips.print'], decider(req), pathOf(node))
  if (here.length === 0) throw new PortalError('not_found')
  return here.filter(({ rank }) => rank < rankOf('teacher'))
}

type Families = Readonly<{ pupils: ReadonlySet<string>; guardians: ReadonlySet<string> }>

/**
 * Ids of the pupils of the classes that he leads here, and of their guardians: those whom somebody else has linked, or who
 * have typed a code themselves. Otherwise he could link anybody, and open his account.
 */
async function ofOwnClasses(req: PayloadRequest, institution: string): Promise<Families> {
  const led = (await classesLed(req)).filter((one) => one.institution === institution)
  if (led.length === 0) return { pupils: new Set(), guardians: new Set() }
  const pupils = await pupilsIn(
    req,
    institution,
    led.map(({ group }) => group),
  )
  const { id } = decider(req)
  const links = (await guardianLinksOf(req, pupils)).filter(
    ({ by, way }) => way === 'code' || by !== id,
  )
  return { pupils: new Set(pupils), guardians: new Set(links.map(({ guardian }) => guardian)) }
}

/** Ids of the pupils of classes. */
async function pupilsIn(
  req: PayloadRequest,
  institution: string,
  groups: readonly string[],
): Promise<readonly string[]> {
  const where = { institution: { equals: institution }, group: { in: [...groups] } }
  return (await heldPupilRows(req, where)).map(({ user }) => idOf(user) ?? '')
}

/** Under the highest of his roles here. */
function shown(
  { id, name, username }: Row,
  held: readonly MembershipRow[],
  institution: string,
): Printable {
  const here = held.filter((one) => idOf(one.institution) === institution)
  const [first] = [...here].sort((a, b) => rankOf(a.role) - rankOf(b.role))
  const group = here.find((one) => one.group)?.group ?? ''
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { id, name: text(name), username: text(username), role: first?.role ?? 'parent', group }
}
