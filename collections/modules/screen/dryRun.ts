import { z } from 'zod'
import {
  defineEndpoint,
  dryRunOf,
  type Consequence,
  type EndpointContext,
  type Turned,
} from '#kernel'
import type { CorePermission } from '../../permissions'
import { changeShape, placesOfChange } from './change'
import { nameOf } from './modulesFor'

const input = z.strictObject(changeShape)

/** What a change would do to one module, named for people. */
export type NamedConsequence = Readonly<{
  module: string
  places: Turned
  /** Does it follow from what the module needs? */
  isDependant: boolean
  collections: readonly (Turned & Readonly<{ name: string; public: Turned }>)[]
  /** Jobs that would wait until the module is on again, and those that would go on. */
  jobs: Turned
}>

/** Counts what a change would hide and show, and changes nothing. */
export const moduleDryRun = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/modules/dry-run',
  permission: 'modules.switch',
  // It writes nothing, so it holds nobody up.
  effect: 'parts',
  input,
  async handle(
    ctx,
    { from, institutions, module, state },
  ): Promise<{ consequences: readonly NamedConsequence[] }> {
    const places = await placesOfChange(ctx, { from, institutions, module })
    const nodes = places.map(({ path }) => path)
    const consequences = await dryRunOf(ctx.req, { module, nodes, state })
    return { consequences: consequences.map((one) => named(ctx, one, module)) }
  },
})

function named(
  { t }: EndpointContext,
  { collections, jobs, module, places }: Consequence,
  asked: string,
): NamedConsequence {
  return {
    module: nameOf(module, t),
    places,
    isDependant: module !== asked,
    jobs,
    collections: Object.entries(collections).map(([slug, turned]) => ({
      name: t(`${module}:${slug}.many`),
      ...turned,
    })),
  }
}
