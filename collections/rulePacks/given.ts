import { z } from 'zod'

/** Days that people mean; others are a slip of the finger. */
const [FIRST, LAST] = ['1991-01-01', '2199-12-31']

/** A day, `2026-09-01`. */
export const day = z.iso.date().refine((one) => one >= FIRST && one <= LAST)

const text = z.string().trim().min(1).max(200)

/** What people say of a pack besides its values. */
export const head = {
  title: z.strictObject({ kk: text, ru: text }),
  from: day,
  until: day.nullish(),
}

export type Head = z.output<z.ZodObject<typeof head>>
