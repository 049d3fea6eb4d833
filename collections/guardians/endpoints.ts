import { z } from 'zod'
import { defineEndpoint, documentId, PortalError } from '#kernel'
import { findPerson } from '../memberships/grantMembership'
import { checkSpan } from '../memberships/rows'
import { moment } from '../moment'
import type { CorePermission } from '../permissions'
import { answersFor, mustAnswerFor, mustRestrict } from './answersFor'
import { guardiansCard } from './card'
import { makeCode, withdrawCode } from './codes'
import { KINDS, PAPERS, REASONS } from './kinds'
import { endLink, makeLink } from './linkGuardian'
import { paperOf, type PaperText } from './paper'
import { pupilList } from './pupilList'
import { lift, restrict } from './restrict'
import { rowOf } from './rows'

const id = documentId
const name = z.string().trim().min(1).max(320)
const end = moment.nullish().transform((text) => text ?? null)

const ofChild = z.strictObject({ child: id })

/** The guardians of a child. */
const showGuardians = defineEndpoint<typeof ofChild, CorePermission>({
  method: 'get',
  path: '/guardians',
  permission: 'guardians.link',
  input: ofChild,
  handle: (ctx, { child }) => guardiansCard(ctx, child),
})

/** Does the person who asks answer for a child? Whoever sees an account may ask; for all others there is no refusal. */
const showAnswering = defineEndpoint<typeof ofChild, CorePermission>({
  method: 'get',
  path: '/guardians/answering',
  permission: 'users.read',
  input: ofChild,
  handle: async ({ req }, { child }) => ({ isAnswering: await answersFor(req, child) }),
})

const asked = z.strictObject({
  group: z.string().max(40).optional(),
  named: z.string().max(100).optional(),
})

/** The pupils for whom somebody answers. */
const showPupils = defineEndpoint<typeof asked, CorePermission>({
  method: 'get',
  path: '/guardians/pupils',
  permission: 'guardians.link',
  input: asked,
  handle: ({ req }, question) => pupilList(req, question),
})

const deed = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('link'),
    child: id,
    /** User name or id. */
    guardian: name,
    kind: z.enum(KINDS),
    until: end,
  }),
  z.strictObject({ action: z.literal('end'), id, reason: z.enum(REASONS) }),
  z.strictObject({ action: z.literal('code'), child: id, kind: z.enum(KINDS) }),
  z.strictObject({ action: z.literal('withdraw'), id }),
])

type Deed = z.output<typeof deed>
type Done = Readonly<{ id: string; code?: string; until?: string; paper?: readonly PaperText[] }>

/** Links somebody with a child, ends a link, gives out a code or takes it back. */
const decideGuardians = defineEndpoint<typeof deed, CorePermission>({
  method: 'post',
  path: '/guardians',
  permission: 'guardians.link',
  input: deed,
  async handle(ctx, given): Promise<Done> {
    const { req } = ctx
    switch (given.action) {
      case 'link':
        return link(req, given)
      case 'end': {
        const row = await found(rowOf(req, 'links', given.id))
        const { by, school } = await mustAnswerFor(req, row.child)
        await endLink(req, row, { by, place: school, reason: given.reason })
        return { id: row.id }
      }
      case 'code': {
        const answering = await mustAnswerFor(req, given.child)
        const made = await makeCode(req, answering, given)
        return { ...made, paper: await paperOf(ctx, answering, { ...given, ...made }) }
      }
      case 'withdraw': {
        const row = await found(rowOf(req, 'codes', given.id))
        await withdrawCode(req, await mustAnswerFor(req, row.child), row)
        return { id: row.id }
      }
    }
  },
})

/** Whether the child is his comes first: strangers to it learn nothing about people. */
async function link(
  req: Parameters<typeof findPerson>[0],
  { child, guardian: named, kind, until }: Extract<Deed, { action: 'link' }>,
): Promise<Done> {
  const { by, school } = await mustAnswerFor(req, child)
  checkSpan({ until }, new Date().toISOString())
  const guardian = await findPerson(req, named)
  if (guardian === undefined) throw new PortalError('person_unknown', {}, { field: 'guardian' })
  if (guardian === by) throw new PortalError('link_own', {}, { field: 'guardian' })
  return { id: await makeLink(req, { by, child, guardian, kind, school, until, way: 'school' }) }
}

async function found<T>(row: Promise<T | undefined>): Promise<T> {
  const one = await row
  if (one === undefined) throw new PortalError('not_found')
  return one
}

const restriction = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('restrict'),
    child: id,
    person: name.optional(),
    iin: z.string().trim().max(20).optional(),
    name: z.string().trim().max(200).default(''),
    paper: z.enum(PAPERS),
    number: z.string().trim().min(1).max(100),
    issued: z.iso.date(),
    until: end,
  }),
  z.strictObject({
    action: z.literal('lift'),
    id,
    reason: z.string().trim().min(1).max(500),
  }),
])

/** Keeps somebody away from a child, or lifts that. */
const decideRestrictions = defineEndpoint<typeof restriction, CorePermission>({
  method: 'post',
  path: '/guardians/restrictions',
  permission: 'guardians.restrict',
  input: restriction,
  async handle({ req }, given): Promise<Done> {
    if (given.action === 'restrict')
      return { id: await restrict(req, await mustRestrict(req, given.child), given) }
    const bar = await found(rowOf(req, 'bars', given.id))
    await lift(req, await mustRestrict(req, bar.child), { bar, reason: given.reason })
    return { id: bar.id }
  },
})

/** Everything that is done with the guardians of children. */
export const guardianEndpoints = [
  showGuardians,
  showAnswering,
  showPupils,
  decideGuardians,
  decideRestrictions,
]
