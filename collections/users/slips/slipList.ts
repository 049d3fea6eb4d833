import type { PayloadRequest } from 'payload'
import {
  AUTHORITY,
  GRANTABLE_ROLES,
  placesOf,
  readNode,
  type Locale,
  type PersonRole,
  type Translate,
} from '#kernel'
import { classesLed } from '../../memberships/classesLed'
import { institutionNames } from '../../memberships/institutionNames'
import { decider, heldPupilRows } from '../../memberships/rows'
import { suits } from '../../memberships/roleKinds'
import { permissions } from '../../permissions'
import { managingRank, printableAt, type Printable } from './mayPrint'
import { openedBy } from './openedBy'

/** So many are shown at once. */
const MOST = 500

/** Somebody, and by what his account can be opened. */
export type Listed = Printable &
  Readonly<{
    hasPassword: boolean
    /** Until when a slip that was printed opens it, ISO 8601; '' for none. */
    slipUntil: string
  }>

/** What the screen for slips shows. */
export type SlipList = Readonly<{
  institution: Readonly<{ id: string; name: string }> | null
  /** Has he other institutions to choose from? */
  mayChoose: boolean
  roles: readonly Readonly<{ value: string; label: string }>[]
  /** Classes, in order. */
  groups: readonly string[]
  people: readonly Listed[]
  /** How many fit, if not all are shown. */
  all: number
}>

/** What is asked for; pupils of his institution where nothing is. */
export type SlipQuestion = Readonly<{
  institution?: string | undefined
  role?: PersonRole | undefined
  group?: string | undefined
}>

/**
 * The people for whom slips can be printed, by role and class.
 * @throws PortalError unauthenticated, not_found
 */
export async function slipList(
  req: PayloadRequest,
  asked: SlipQuestion,
  { locale, t }: Readonly<{ locale: Locale; t: Translate }>,
): Promise<SlipList> {
  const own = ownPlaces(req)
  const institution = asked.institution ?? own.first
  const empty = { mayChoose: own.mayChoose, roles: [], groups: [], people: [], all: 0 }
  if (institution === undefined) return { ...empty, institution: null }
  const { group, role = 'pupil' } = asked
  const fit = sorted(await printableAt(req, institution, { role, group }))
  const names = await institutionNames(req, [institution], locale)
  return {
    ...empty,
    institution: { id: institution, name: names.get(institution) ?? '' },
    roles: (await rolesBelow(req, institution)).map((value) => ({
      value,
      label: t(`core:memberships.role.${value}`),
    })),
    groups: await groupsAt(req, institution),
    people: await withKeys(req, fit.slice(0, MOST)),
    all: fit.length,
  }
}

/** Where he prints: his only institution is taken for granted. */
function ownPlaces(
  req: PayloadRequest,
): Readonly<{ first: string | undefined; mayChoose: boolean }> {
  const places = placesOf(permissions['slips.print'], decider(req))
  if (places === 'all') return { first: undefined, mayChoose: true }
  const ids = new Set(places.map(({ path }) => path.at(-1) ?? ''))
  const isWide = places.some(({ reach }) => reach === 'subtree')
  return { first: isWide ? undefined : [...ids][0], mayChoose: isWide || ids.size > 1 }
}

const collator = new Intl.Collator('kk', { numeric: true })

const sorted = (people: readonly Printable[]): readonly Printable[] =>
  [...people].sort((a, b) => collator.compare(a.group, b.group) || collator.compare(a.name, b.name))

/** The roles of people for whom he may print there. */
async function rolesBelow(
  req: PayloadRequest,
  institution: string,
): Promise<readonly PersonRole[]> {
  const [rank, node] = [await managingRank(req, institution), await readNode(req, institution)]
  const below = (role: PersonRole): boolean =>
    rank < Infinity ? AUTHORITY[role].rank > rank : role === 'parent' || role === 'pupil'
  return GRANTABLE_ROLES.filter((role) => below(role) && suits(role, String(node?.kind)))
}

/** The classes of an institution; for a class teacher who is nothing else there, those that he leads. */
async function groupsAt(req: PayloadRequest, institution: string): Promise<readonly string[]> {
  const isOfAll = (await managingRank(req, institution)) < Infinity
  const rows = isOfAll
    ? await heldPupilRows(req, { institution: { equals: institution } })
    : (await classesLed(req)).filter((one) => one.institution === institution)
  const groups = new Set(rows.map(({ group }) => group ?? ''))
  return [...groups].filter(Boolean).sort(collator.compare)
}

async function withKeys(req: PayloadRequest, people: readonly Printable[]): Promise<Listed[]> {
  const opened = await openedBy(
    req,
    people.map(({ id }) => id),
  )
  return people.map((person) => ({
    ...person,
    hasPassword: opened.passwords.has(person.id),
    slipUntil: opened.slips.get(person.id) ?? '',
  }))
}
