import type { PayloadRequest } from 'payload'
import { codeOf, messageOf, systemDb, type Locale, type Translate } from '#kernel'
import { auditDecision } from '../../memberships/auditDecision'
import { grantMembership } from '../../memberships/grantMembership'
import { takeLetter } from '../takeLetter'
import { freeName } from '../../users/madeUpName'
import { asDeedOf } from '../../users/asDeedOf'
import { invite } from '../invite'
import type { PlannedPerson } from './planPeople'

/** What became of a row; `username` where an account was made. */
export type PersonOutcome = Readonly<{
  row: number
  name: string
  outcome: 'invited' | 'made' | 'refused'
  username: string
  /** A sentence, where it was refused. */
  reason: string
}>

type Ways = Readonly<{
  /** Language of letters for which the list names none. */
  locale: Locale
  t: Translate
  onProgress: (done: number, total: number) => void
}>

/**
 * Does what a plan says, each row in a transaction of its own: after a crash the same list goes on where it was, as the
 * rows that were done are refused. What has changed since the check is told with its row.
 */
export async function applyPeople(
  req: PayloadRequest,
  planned: readonly PlannedPerson[],
  { locale, onProgress, t }: Ways,
): Promise<readonly PersonOutcome[]> {
  const outcomes: PersonOutcome[] = []
  for (const person of planned) {
    outcomes.push(await applyOne(req, person, { locale, t }))
    onProgress(outcomes.length, planned.length)
  }
  return outcomes
}

async function applyOne(
  req: PayloadRequest,
  person: PlannedPerson,
  { locale, t }: Pick<Ways, 'locale' | 't'>,
): Promise<PersonOutcome> {
  const { email, group, name, place: institution, role, row } = person
  const told = { row, name, username: '', reason: '' }
  try {
    if (email === '') {
      const username = await asDeedOf(req, (within) => makeAccount(within, person))
      return { ...told, username, outcome: 'made' }
    }
    const letter = { name, email, role, institution, group, locale: person.locale ?? locale }
    await asDeedOf(req, async (within) => {
      await takeLetter(within, email)
      await invite(within, letter)
    })
    return { ...told, outcome: 'invited' }
  } catch (error) {
    if (codeOf(error) === 'internal') throw error
    return { ...told, outcome: 'refused', reason: messageOf(error, t) }
  }
}

/** An account without a password: a slip is printed for its first sign-in. @returns its user name */
async function makeAccount(
  req: PayloadRequest,
  { group, name, place: institution, role }: PlannedPerson,
): Promise<string> {
  const username = await freeName(req)
  const made = await systemDb(req).create({
    collection: 'users',
    data: { name, username, institution },
    depth: 0,
  })
  const user = String(made.id)
  await auditDecision(req, 'grant', await grantMembership(req, { user, role, institution, group }))
  return username
}
