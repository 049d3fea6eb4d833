import { z } from 'zod'
import { dayOf, defineEndpoint, documentId, PortalError } from '#kernel'
import type { CorePermission } from '../permissions'
import { startPlace } from '../institutions/startPlace'
import { approvePack } from './approve'
import { comparePacks } from './compare'
import { day, head } from './given'
import { inForceAt } from './inForce'
import { listPacks } from './list'
import { formOfNew, formOfPack } from './packForm'
import { exportedPack, importedPack } from './packFile'
import { changeDraft, makeDraft, removeDraft } from './writeDraft'

/** A pack is a page of rules, not a database. */
const MOST_MB = 1

const id = documentId
const rev = z.int().min(1)
const values = z.record(z.string(), z.unknown())

const draft = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('draft'),
    institution: id,
    kind: z.string().max(100),
    ...head,
    values,
  }),
  z.strictObject({ action: z.literal('change'), id, rev, ...head, values }),
  z.strictObject({ action: z.literal('remove'), id }),
])

/** Drafts of rule packs come, change and go through here. */
const draftRulePack = defineEndpoint<typeof draft, CorePermission>({
  method: 'post',
  path: '/rule-packs',
  permission: 'rulepacks.edit',
  input: draft,
  async handle({ req }, given) {
    if (given.action === 'draft') return makeDraft(req, given)
    return given.action === 'change' ? changeDraft(req, given) : removeDraft(req, given.id)
  },
})

const approval = z.strictObject({ id, rev })

/** What another person has drafted becomes the rule from its day on. */
const approveRulePack = defineEndpoint<typeof approval, CorePermission>({
  method: 'post',
  path: '/rule-packs/approve',
  permission: 'rulepacks.approve',
  input: approval,
  handle: ({ req }, given) => approvePack(req, given),
})

const pair = z.strictObject({ id, with: id.optional() })

/** What a pack changes. */
const compareRulePacks = defineEndpoint<typeof pair, CorePermission>({
  method: 'get',
  path: '/rule-packs/compare',
  permission: 'rulepacks.read',
  input: pair,
  handle: ({ req }, given) => comparePacks(req, given.id, given.with),
})

const one = z.strictObject({ id })

/** A pack as a file. */
const exportRulePack = defineEndpoint<typeof one, CorePermission>({
  method: 'get',
  path: '/rule-packs/export',
  permission: 'rulepacks.read',
  input: one,
  handle: ({ req }, given) => exportedPack(req, given.id),
})

const target = z.strictObject({ institution: id, kind: z.string().max(100).optional() })

/** A file becomes a draft, as a whole or not at all. */
const importRulePack = defineEndpoint<typeof target, CorePermission>({
  method: 'post',
  path: '/rule-packs/import',
  permission: 'rulepacks.edit',
  file: { megabytes: MOST_MB },
  input: target,
  async handle({ file, req, t }, { institution, kind }) {
    return makeDraft(req, { institution, ...importedPack({ req, t }, file, kind) })
  },
})

const place = z.strictObject({ institution: id.optional(), day: day.optional() })

/** What is in force at an institution on a day: today, and where the reader works, if he names none. */
const rulesInForceAt = defineEndpoint<typeof place, CorePermission>({
  method: 'get',
  path: '/rule-packs/in-force',
  permission: 'rulepacks.read',
  input: place,
  async handle(ctx, { day: asked = dayOf(new Date()), institution }) {
    const at = institution ?? (await startPlace(ctx.req, 'rulepacks.read'))
    if (at === undefined) throw new PortalError('not_found', {}, { field: 'institution' })
    return inForceAt(ctx, at, asked)
  },
})

const there = z.strictObject({ institution: id })

/** The packs of an institution itself. */
const listRulePacks = defineEndpoint<typeof there, CorePermission>({
  method: 'get',
  path: '/rule-packs',
  permission: 'rulepacks.read',
  input: there,
  handle: async (ctx, { institution }) => ({ packs: await listPacks(ctx, institution) }),
})

const form = z.union([one, z.strictObject({ institution: id, kind: z.string().max(100) })])

/** A pack in its form, or the form of a new one. */
const rulePackForm = defineEndpoint<typeof form, CorePermission>({
  method: 'get',
  path: '/rule-packs/form',
  permission: 'rulepacks.read',
  input: form,
  handle: (ctx, given) =>
    'id' in given ? formOfPack(ctx, given.id) : formOfNew(ctx, given.kind, given.institution),
})

/** Everything that is done with rule packs. */
export const rulePackEndpoints = [
  listRulePacks,
  rulePackForm,
  draftRulePack,
  approveRulePack,
  compareRulePacks,
  exportRulePack,
  importRulePack,
  rulesInForceAt,
]
