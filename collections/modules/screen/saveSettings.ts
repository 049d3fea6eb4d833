import { z } from 'zod'
import { defineEndpoint, documentId, isClosed, PortalError } from '#kernel'
import type { CorePermission } from '../../permissions'
import { knownSettings } from '../checkSettings'
import { placeFor } from '../../institutions/placeFor'
import { writeSettings } from './writeSettings'

const input = z.strictObject({
  institution: documentId,
  module: z.string().max(64),
  /** All that the institution sets; what it leaves out is as above. */
  values: z.record(z.string(), z.unknown()),
  reason: z.string().trim().min(1).max(500),
  /** ISO 8601; at once, where it is absent. */
  from: z.iso.datetime().optional(),
})

/** Sets a module at an institution, and for all below it that set nothing themselves. */
export const saveModuleSettings = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/modules/settings',
  permission: 'modules.switch',
  input,
  async handle(ctx, data): Promise<{ id: string }> {
    knownSettings(ctx.req, data.module)
    const { node } = await placeFor(ctx.req, 'modules.switch', data.institution)
    if (isClosed(node, data.from)) throw new PortalError('institution_closed')
    return { id: await writeSettings(ctx.req, data) }
  },
})
