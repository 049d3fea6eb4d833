import type { Report } from './report'

/** What a report comes to: keys of texts, and how it can be applied if at all. */
export type Verdict = Readonly<{
  title: 'checked' | 'done' | 'refused'
  sentence?: 'allFaulty' | 'faulty' | 'nothing' | 'ready'
  apply?: 'all' | 'partial'
}>

/** Tells what to think of a report. */
export function verdictOf({ created, faultCount, isDry, updated }: Report): Verdict {
  const changes = created + updated
  if (!isDry) return { title: changes === 0 && faultCount > 0 ? 'refused' : 'done' }
  if (faultCount === 0)
    return changes === 0
      ? { title: 'checked', sentence: 'nothing' }
      : { title: 'checked', sentence: 'ready', apply: 'all' }
  return changes === 0
    ? { title: 'checked', sentence: 'allFaulty' }
    : { title: 'checked', sentence: 'faulty', apply: 'partial' }
}
