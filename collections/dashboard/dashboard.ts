import { z } from 'zod'
import { defineEndpoint, loadWidgets, type ShownWidget } from '#kernel'
import type { CorePermission } from '../permissions'

const input = z.strictObject({})

/** The cards of the first screen of the admin: what waits for the person who asks, and how things stand at his places. */
export const dashboard = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/dashboard',
  permission: 'dashboard.read',
  input,
  async handle(ctx): Promise<{ widgets: readonly ShownWidget[] }> {
    return { widgets: await loadWidgets(ctx) }
  },
})
