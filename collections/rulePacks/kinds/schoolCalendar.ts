import { z } from 'zod'
import { defineRulePack } from '#kernel'
import { areApart, fact, key, texts, TWICE } from './fact'

const span = { from: z.iso.date(), until: z.iso.date() }

type Span = Readonly<{ from: string; until: string }>

const isForward = ({ from, until }: Span): boolean => from <= until

const REVERSED = { message: 'rules.fault.reversed', path: ['until'] }

const grades = z.array(z.int().min(0).max(12)).max(13).optional()

const row = { key, name: texts(100), ...span, ...fact }

const term = z.strictObject({ ...row, weeks: z.int().min(1).max(30) }).refine(isForward, REVERSED)
const pause = z.strictObject({ ...row, grades }).refine(isForward, REVERSED)
const holiday = z.strictObject(row).refine(isForward, REVERSED)

/** A day off that an act has moved, and the day for which it stands. */
const moved = z.strictObject({ key, from: z.iso.date(), to: z.iso.date(), ...fact })

const list = <Row extends z.ZodType<{ key: string }>>(of: Row) =>
  z.array(of).max(60).refine(areApart, { message: TWICE })

const calendar = z
  .strictObject({
    /** First and last day of the school year. */
    ...span,
    ...fact,
    terms: list(term),
    breaks: list(pause),
    /** Final examinations. */
    exams: list(pause),
    /** Public holidays, on the days on which they fall. */
    holidays: list(holiday),
    /** Days off instead of holidays that fall on another day off, and Saturdays at work instead of such days. */
    movedDays: list(moved),
  })
  .refine(isForward, REVERSED)
  .refine(({ terms }) => areApartInTime(terms), {
    message: 'rules.fault.termsOverlap',
    path: ['terms'],
  })

function areApartInTime(terms: readonly Span[]): boolean {
  const inOrder = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.every(({ from }, at) => at === 0 || (inOrder[at - 1]?.until ?? '') < from)
}

/**
 * The school year: terms, breaks, examinations, public holidays. A school may have its own; the republic's holds for
 * all that have none (Law on Education, order of the minister for each year).
 */
export const schoolCalendar = defineRulePack({
  kind: 'school-calendar',
  schema: calendar,
  version: 1,
  ownBelow: true,
})
