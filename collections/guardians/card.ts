import { idOf, type EndpointContext } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf, type Person } from '../memberships/people'
import { mustAnswerFor, type Answering } from './answersFor'
import { maskedBar } from './barredIin'
import { stateOfCode, type CodeState } from './codes'
import { keepsAway, lets } from './holds'
import { KINDS, PAPERS, REASONS } from './kinds'
import { rowsBy, type BarRow, type CodeRow, type LinkRow } from './rows'

type Choice = Readonly<{ value: string; label: string }>

/** Somebody is, or was, the guardian of the child. Moments ISO 8601, open where null. */
export type ShownLink = Readonly<{
  id: string
  person: Person
  kind: string
  /** In words: how it was confirmed. */
  way: string
  from: string | null
  until: string | null
  isHeld: boolean
  /** In words: why it has ended; '' where it has not, and by a court to the class teacher. */
  reason: string
}>

export type ShownCode = Readonly<{
  id: string
  kind: string
  at: string
  until: string
  state: CodeState
}>

export type ShownBar = Readonly<{
  id: string
  person: Person
  /** Masked; '' where none is kept. */
  iin: string
  paper: string
  number: string
  issued: string
  from: string | null
  until: string | null
  isHeld: boolean
  liftedAt: string | null
  /** Why it was lifted. */
  reason: string
}>

/** Everything that is shown about the guardians of a child to who answers for it. */
export type GuardiansCard = Readonly<{
  child: Person & Readonly<{ id: string; school: string; group: string }>
  mayRestrict: boolean
  links: readonly ShownLink[]
  codes: readonly ShownCode[]
  /** [] for the class teacher. */
  bars: readonly ShownBar[]
  choices: Readonly<{
    kinds: readonly Choice[]
    reasons: readonly Choice[]
    papers: readonly Choice[]
  }>
}>

/**
 * The guardians of a child, the codes given out for it, and who is kept away from it.
 * @throws PortalError what `mustAnswerFor` throws
 */
export async function guardiansCard(ctx: EndpointContext, child: string): Promise<GuardiansCard> {
  const { locale, req } = ctx
  const answering = await mustAnswerFor(req, child)
  const links = await rowsBy(req, 'links', { child })
  const bars = answering.isOfSchool ? await rowsBy(req, 'bars', { child }) : []
  const people = await peopleOf(req, [
    child,
    ...links.map(({ guardian }) => guardian),
    ...bars.map(({ person }) => person).filter(Boolean),
  ])
  const shown = { answering, ctx, now: new Date().toISOString(), people }
  const school = idOf(answering.school.institution) ?? ''
  const names = await institutionNames(req, [school], locale)
  const codes = await rowsBy(req, 'codes', { child })
  return {
    child: {
      ...(people.get(child) ?? NOBODY),
      ...{ id: child, school: names.get(school) ?? '', group: answering.school.group ?? '' },
    },
    mayRestrict: answering.isOfSchool,
    links: newestFirst(links, ({ from }) => from ?? '').map((link) => linkOf(shown, link)),
    codes: newestFirst(codes, ({ at }) => at).map((code) => codeShown(shown, code)),
    bars: newestFirst(bars, ({ from }) => from ?? '').map((bar) => barOf(shown, bar)),
    choices: choicesOf(ctx),
  }
}

type Showing = Readonly<{
  answering: Answering
  ctx: EndpointContext
  now: string
  people: ReadonlyMap<string, Person>
}>

const NOBODY: Person = { name: '', username: '' }

const newestFirst = <T>(rows: readonly T[], at: (row: T) => string): T[] =>
  [...rows].sort((a, b) => at(b).localeCompare(at(a)))

function linkOf({ answering, ctx: { t }, now, people }: Showing, link: LinkRow): ShownLink {
  const { from, guardian, id, kind, reason, until, way } = link
  const { isOfSchool } = answering
  return {
    id,
    person: people.get(guardian) ?? NOBODY,
    kind: t(`core:guardians.kind.${kind}`),
    way: t(`core:guardians.way.${way}`),
    from: from ?? null,
    until: until ?? null,
    isHeld: lets(link, [], { id: guardian, lookUps: [] }, now),
    reason:
      reason && (reason !== 'court' || isOfSchool) ? t(`core:guardians.reason.${reason}`) : '',
  }
}

function codeShown({ ctx: { t }, now }: Showing, code: CodeRow): ShownCode {
  const { at, id, kind, until } = code
  const state = stateOfCode(code, now)
  return { id, kind: t(`core:guardians.kind.${kind}`), at, until, state }
}

function barOf({ ctx: { req, t }, now, people }: Showing, bar: BarRow): ShownBar {
  const { from, id, issued, liftedAt, name, number, paper, person, reason, until } = bar
  return {
    id,
    // By what he was named, and not what the portal knows beside it.
    person: name === '' ? (people.get(person) ?? NOBODY) : { name, username: '' },
    iin: name === '' ? '' : maskedBar(req, bar),
    ...{ paper: t(`core:guardians.paper.${paper}`), number, issued },
    ...{ from: from ?? null, until: until ?? null },
    isHeld: keepsAway({ ...bar, person }, { id: person, lookUps: [] }, now),
    ...{ liftedAt: liftedAt ?? null, reason: reason ?? '' },
  }
}

function choicesOf({ t }: EndpointContext): GuardiansCard['choices'] {
  const list = (name: string, values: readonly string[]): Choice[] =>
    values.map((value) => ({ value, label: t(`core:guardians.${name}.${value}`) }))
  return {
    kinds: list('kind', KINDS),
    reasons: list('reason', REASONS),
    papers: list('paper', PAPERS),
  }
}
