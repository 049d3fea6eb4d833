import { z } from 'zod'
import { defineRulePack } from '#kernel'
import { areApart, fact, key, texts, TWICE } from './fact'

const section = z.strictObject({
  key,
  name: texts(100),
  /** What must be found there. */
  pieces: z.array(texts(300)).max(40),
  /** Nothing in it may be older than so many days. */
  freshDays: z.int().min(1).max(1100).optional(),
  /** New information stands there after so many working days. */
  workingDays: z.int().min(1).max(60).optional(),
  /** Looked through by this day of each year, `09-01`. */
  yearlyBy: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .optional(),
  /** So many years of it stay to be read. */
  archiveYears: z.int().min(1).max(30).optional(),
  ...fact,
})

const rules = z.strictObject({
  sections: z.array(section).max(60).refine(areApart, { message: TWICE }),
  /** What holds on every page. */
  pages: z.strictObject({
    /** From the start page to any other one. */
    mostClicks: z.int().min(1).max(10),
    /** Until a page is there, in seconds. */
    mostSeconds: z.number().min(0.1).max(60),
    /** Letters that the field of the search must hold. */
    searchLetters: z.int().min(1).max(200),
    ...fact,
  }),
})

/** What the site of an education organisation must have, and how fresh it must be; the same in the whole country. */
export const siteRules = defineRulePack({
  kind: 'site-rules',
  schema: rules,
  version: 1,
  ownBelow: false,
})
