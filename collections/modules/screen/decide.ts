import { z } from 'zod'
import { defineEndpoint, type EndpointContext } from '#kernel'
import type { CorePermission } from '../../permissions'
import { changeShape, placesOfChange } from './change'
import { writeDecisions } from './writeDecisions'

const input = z.strictObject({ ...changeShape, reason: z.string().trim().min(1).max(500) })

/** Decides about a module at one or many institutions: all together, or not at all. */
export const decideModules = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/modules/decide',
  permission: 'modules.switch',
  input,
  async handle(
    ctx: EndpointContext,
    { from, institutions, module, reason, state },
  ): Promise<{ ids: readonly string[] }> {
    const places = await placesOfChange(ctx, { from, institutions, module })
    const decision = { from, module, reason, state }
    return {
      ids: await writeDecisions(
        ctx.req,
        places.map((place) => ({ decision, place })),
      ),
    }
  },
})
