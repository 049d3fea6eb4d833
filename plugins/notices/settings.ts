import { z } from 'zod'
import { defineSettings } from '#kernel'

/** What a region may set about notices. */
export const noticesSettings = defineSettings({
  version: 1,
  schema: z.object({
    /** So many stand above a page; the others are a click away. */
    inBar: z.number().int().min(1).max(10).default(3),
  }),
})
