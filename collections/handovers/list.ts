import type { EndpointContext } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf, type Person } from '../memberships/people'
import { decider, findRows } from '../memberships/rows'
import { handoversOf, sidesOf, stateOf, type HandoverRow, type State } from './rows'
import { schoolsOf } from './sides'

/** One hand-over as it is shown; moments ISO 8601. */
export type ShownHandover = Readonly<{
  id: string
  person: Person
  role: string
  from: string
  to: string
  group: string
  state: State
  /** Does it come to a school of the reader, or leave it? */
  isComing: boolean
  may: Readonly<{ decide: boolean; withdraw: boolean }>
  askedAt: string
  decidedAt: string | null
}>

export type HandoverList = Readonly<{
  waiting: readonly ShownHandover[]
  past: readonly ShownHandover[]
  /** Schools of the reader. */
  schools: readonly Readonly<{ id: string; name: string }>[]
  /** Classes of his schools, for what leaves as a whole. */
  groups: readonly string[]
}>

/** So many of the newest on each side of a school: what waits is among them, as it expires. */
const MOST = 500

/** Hand-overs from and to the schools of the person who asks, the newest first. */
export async function handoverList(ctx: EndpointContext): Promise<HandoverList> {
  const { locale, req } = ctx
  const schools = schoolsOf(decider(req))
  const found = await Promise.all(
    schools.flatMap((id) => [
      handoversOf(req, { from: id }, MOST),
      handoversOf(req, { to: id }, MOST),
    ]),
  )
  const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()].sort((a, b) =>
    b.askedAt.localeCompare(a.askedAt),
  )
  const names = await institutionNames(
    req,
    [...schools, ...rows.flatMap(({ from, to }) => [from, to])],
    locale,
  )
  const people = await peopleOf(
    req,
    rows.map(({ user }) => user),
  )
  const shown = rows.map((row) => shownOf(ctx, row, { names, people, schools }))
  return {
    waiting: shown.filter(({ state }) => state === 'waiting'),
    past: shown.filter(({ state }) => state !== 'waiting'),
    schools: schools.map((id) => ({ id, name: names.get(id) ?? '' })),
    groups: await groupsAt(ctx, schools),
  }
}

type Known = Readonly<{
  names: ReadonlyMap<string, string>
  people: ReadonlyMap<string, Person>
  schools: readonly string[]
}>

function shownOf(
  { t }: EndpointContext,
  row: HandoverRow,
  { names, people, schools }: Known,
): ShownHandover {
  const { askedAt, decidedAt, from, group, id, role, to, user } = row
  const state = stateOf(row, new Date().toISOString())
  const { asking, deciding } = sidesOf(row)
  const isOpen = state === 'waiting'
  return {
    ...{ id, group, state, askedAt },
    person: personIn(row, schools, people.get(user) ?? NOBODY),
    role: t(`core:memberships.role.${role}`),
    from: names.get(from) ?? '',
    to: names.get(to) ?? '',
    isComing: schools.includes(to),
    may: {
      decide: isOpen && schools.includes(deciding),
      withdraw: isOpen && schools.includes(asking),
    },
    decidedAt: decidedAt ?? null,
  }
}

const NOBODY: Person = { name: '', username: '' }

/** Who asks by user name does not learn from it whose that is: the school that has to let go must agree first. */
function personIn(
  { from, state, way }: HandoverRow,
  schools: readonly string[],
  person: Person,
): Person {
  const isKnown = way === 'release' || state === 'accepted' || schools.includes(from)
  return isKnown ? person : { ...person, name: '' }
}

async function groupsAt(
  { req }: EndpointContext,
  schools: readonly string[],
): Promise<readonly string[]> {
  if (schools.length === 0) return []
  const rows = await findRows(req, {
    and: [{ role: { equals: 'pupil' } }, { institution: { in: [...schools] } }],
  })
  const groups = rows.map(({ group }) => group ?? '')
  const { compare } = new Intl.Collator('kk', { numeric: true })
  return [...new Set(groups)].filter(Boolean).sort(compare)
}
