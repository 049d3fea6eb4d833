import type { PayloadRequest } from 'payload'
import {
  audit,
  codeOf,
  idOf,
  isWithin,
  mayUseAdmin,
  pathOf,
  placeOf,
  PortalError,
  systemStore,
} from '#kernel'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { decider } from '../memberships/rows'
import { subjectOfUser } from '../memberships/subjectOfUser'
import { guessSubject, takeGuess } from '../users/throttle/takeGuess'
import type { Answering } from './answersFor'
import { hashOfCode } from './hashOfCode'
import { asDeedOf } from '../users/asDeedOf'
import { codeAsMeant, newCode } from '../users/keys/paperCode'
import type { Kind } from './kinds'
import { makeLink } from './linkGuardian'
import { pupilRowsOf, type PupilRow } from './pupils'
import { doorOf, rowsBy, type CodeRow } from './rows'

const DAY_MS = 24 * 60 * 60_000

/** So long a code can be used. */
export const CODE_DAYS = 14

/** So many can be used for one child at once: a code each for everybody who may stand in its parents' place. */
export const MOST_CODES = 8

export type CodeState = 'expired' | 'open' | 'used' | 'withdrawn'

/** What has become of a code by a moment (ISO 8601). */
export function stateOfCode(
  { until, usedAt, withdrawnAt }: Pick<CodeRow, 'until' | 'usedAt' | 'withdrawnAt'>,
  now: string,
): CodeState {
  if (usedAt) return 'used'
  if (withdrawnAt) return 'withdrawn'
  return until <= now ? 'expired' : 'open'
}

/**
 * A code by which one person becomes a child's guardian. It is shown this once.
 * @throws PortalError child_codes_many
 */
export async function makeCode(
  req: PayloadRequest,
  { by, school }: Answering,
  { child, kind }: Readonly<{ child: string; kind: Kind }>,
): Promise<Readonly<{ id: string; code: string; until: string }>> {
  await oneAfterAnother(req, child)
  const now = new Date()
  const codes = await rowsBy(req, 'codes', { child })
  const open = codes.filter((row) => stateOfCode(row, now.toISOString()) === 'open')
  if (open.length >= MOST_CODES) throw new PortalError('child_codes_many', { most: MOST_CODES })
  const code = newCode()
  const until = new Date(now.getTime() + CODE_DAYS * DAY_MS).toISOString()
  const values = { by, child, kind, until, at: now.toISOString(), hash: hashOfCode(code) }
  const of = placeOf(school)
  const id = await doorOf(req, 'codes').append(values, { of })
  const target = { collection: 'guardian-codes', id }
  await audit(req, { action: 'guardians.code', target, place: of, details: { child, kind } })
  return { id, code, until }
}

/**
 * Takes a code back.
 * @throws PortalError child_code_over
 */
export async function withdrawCode(
  req: PayloadRequest,
  { school }: Pick<Answering, 'school'>,
  { child, id, ...row }: CodeRow,
): Promise<void> {
  const now = new Date().toISOString()
  if (stateOfCode(row, now) !== 'open') throw new PortalError('child_code_over')
  await doorOf(req, 'codes').put({ id }, { withdrawnAt: now }, { rev: row.rev })
  const target = { collection: 'guardian-codes', id }
  const place = placeOf(school)
  await audit(req, { action: 'guardians.withdraw', target, place, details: { child } })
}

/** Takes back all codes of a child that could still be used. */
export async function withdrawCodes(req: PayloadRequest, child: string): Promise<void> {
  const now = new Date().toISOString()
  for (const row of await rowsBy(req, 'codes', { child }))
    if (stateOfCode(row, now) === 'open')
      await doorOf(req, 'codes').put({ id: row.id }, { withdrawnAt: now }, { rev: row.rev })
}

/**
 * Makes the person behind a request the guardian that a code was given out for. Guesses are counted; a code that is
 * unknown, used, expired or not meant for him is refused in the same words.
 * @throws PortalError unauthenticated, child_code_invalid, link_exists, sign_in_throttled
 */
export async function useCode(req: PayloadRequest, typed: string): Promise<void> {
  const { id } = decider(req)
  const store = systemStore({ payload: req.payload })
  const giveBack = await takeGuess(store, guessSubject('guardian code', id))
  const code = codeAsMeant(typed)
  if (code === undefined) throw refusal()
  try {
    await asDeedOf(req, (within) => linkBy(within, { guardian: id, hash: hashOfCode(code) }))
  } catch (error) {
    // Somebody else was faster, or he is kept away from the child.
    if (['conflict', 'link_refused'].includes(codeOf(error))) throw refusal()
    if (codeOf(error) === 'link_exists') await giveBack()
    throw error
  }
  await giveBack()
}

const refusal = () => new PortalError('child_code_invalid', {}, { field: 'code' })

async function linkBy(
  req: PayloadRequest,
  { guardian, hash }: Readonly<{ guardian: string; hash: string }>,
): Promise<void> {
  const [row] = await rowsBy(req, 'codes', { hash })
  const now = new Date().toISOString()
  const school = row && (await schoolOf(req, row))
  // Whoever gave it out cannot confirm himself by it.
  if (!row || !school || stateOfCode(row, now) !== 'open' || row.by === guardian) throw refusal()
  if (!(await isBacked(req, row, school))) throw refusal()
  const { by, child, id, kind, rev } = row
  await doorOf(req, 'codes').put({ id }, { usedAt: now, usedBy: guardian }, { rev })
  await makeLink(req, { by, child, guardian, kind, school, until: null, way: 'code' })
}

/** Whoever gave a code out still works at the school, or at a node above it. */
async function isBacked(req: PayloadRequest, { by }: CodeRow, school: PupilRow): Promise<boolean> {
  const giver = await subjectOfUser(req, by)
  const there = giver.memberships.filter(
    ({ path }) => path.length === 0 || isWithin(pathOf(school), path),
  )
  return mayUseAdmin({ ...giver, memberships: there })
}

/** A school that the child has left confirms nothing any more. */
async function schoolOf(
  req: PayloadRequest,
  { child, institution }: CodeRow,
): Promise<PupilRow | undefined> {
  const rows = await pupilRowsOf(req, [child])
  return rows.find((row) => idOf(row.institution) === institution)
}
