import { z } from 'zod'

/** A moment as somebody gives it, as ISO 8601 in UTC. Of other centuries none is: they would not compare as text. */
export const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => /^(19|20|21)\d\d-/.test(text))
