import { z } from 'zod'
import { defineSettings } from '#kernel'

/** What an institution may set for itself and for all below it. */
export const settings = defineSettings({
  version: 1,
  schema: z.object({
    /** So many entries are shown. */
    perPage: z.number().int().min(1).max(100).default(20),
  }),
})
