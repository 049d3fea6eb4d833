import { z } from 'zod'
import { defineEndpoint, documentId, type EndpointContext } from '#kernel'
import { bothNames } from './bothNames'
import { mayAt, placeFor } from '../institutions/placeFor'
import type { CorePermission } from '../permissions'
import { emptyBlueprint, PARTS, readBlueprint, type Blueprint, type Part } from './blueprintFile'
import { partWorks } from './blueprintParts'
import { refused, type PlannedStep, type Step, type Target } from './step'

/** Parts, one after the other with commas. */
const parts = z
  .string()
  .max(200)
  .transform((list) => PARTS.filter((part) => list.split(',').includes(part)))

const input = z.strictObject({ institution: documentId, parts })

type Asked = z.output<typeof input>

/** A blueprint is text; pictures are not in it. */
const MOST_MB = 5

/** How an institution is set up, as a file. */
const exportBlueprint = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/blueprint',
  permission: 'blueprints.use',
  input,
  async handle(ctx, asked): Promise<Blueprint> {
    const target = await targetOf(ctx, asked)
    const held = await Promise.all(
      asked.parts.map(async (part) => [part, await partWorks[part].of(target)] as const),
    )
    const isThere = ([, value]: (typeof held)[number]): boolean =>
      value !== undefined && (!Array.isArray(value) || value.length > 0)
    return {
      ...emptyBlueprint(await bothNames(ctx.req, target.id)),
      ...Object.fromEntries(held.filter(isThere)),
    }
  },
})

/** What a file would do at an institution; nothing is changed. */
const checkBlueprint = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/blueprint/check',
  permission: 'blueprints.use',
  // It writes nothing, so it holds nobody up.
  effect: 'parts',
  file: { megabytes: MOST_MB },
  input,
  async handle(ctx, asked) {
    return { steps: (await planOf(ctx, asked)).map(told) }
  },
})

/** Does what the check has told: everything that is not refused, together or not at all. */
const applyBlueprint = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/blueprint/apply',
  permission: 'blueprints.use',
  file: { megabytes: MOST_MB },
  input,
  async handle(ctx, asked) {
    const steps = await planOf(ctx, asked)
    for (const { run } of steps) await run?.()
    return { steps: steps.map(told) }
  },
})

async function targetOf(ctx: EndpointContext, { institution }: Asked): Promise<Target> {
  const { id, path } = await placeFor(ctx.req, 'blueprints.use', institution)
  return { ctx, id, path }
}

async function planOf(ctx: EndpointContext, asked: Asked): Promise<PlannedStep[]> {
  const target = await targetOf(ctx, asked)
  const blueprint = readBlueprint(ctx.file, ctx.t)
  const steps: PlannedStep[] = []
  for (const part of asked.parts) steps.push(...(await planPart(target, blueprint, part)))
  return steps
}

async function planPart<P extends Part>(
  target: Target,
  blueprint: Blueprint,
  part: P,
): Promise<PlannedStep[]> {
  const held = blueprint[part]
  if (held === undefined) return []
  const { permission, plan } = partWorks[part]
  const { ctx, path } = target
  if (mayAt(ctx.req, permission, path)) return plan(target, held)
  return [refused(part, ctx.t(`core:blueprint.part.${part}`), ctx.t('kernel:error.forbidden'))]
}

const told = ({ does, name, part, reason }: PlannedStep): Step => ({
  ...{ does, name, part },
  ...(reason !== undefined && { reason }),
})

/** Taking a set-up from one institution to another. */
export const blueprintEndpoints = [exportBlueprint, checkBlueprint, applyBlueprint]
