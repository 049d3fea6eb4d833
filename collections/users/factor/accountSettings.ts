import { z } from 'zod'
import { defineSettings } from '#kernel'

/** What a department may set about the accounts of its people. */
export const accountSettings = defineSettings({
  version: 1,
  schema: z.object({
    /** From this day on teachers need a second factor; in the distance, where nobody has set one. */
    teachersFactorFrom: z.iso.date().default('2099-12-31'),
  }),
})
