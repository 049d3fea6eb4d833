import { nothing, type Outcome } from '../report/outcome'
import type { Findings } from './checkHistory'

const SHOWN = 3

/** A row of counts that have to be 0; `others` names further counts. */
export function findingsOutcome(
  figure: string,
  findings: Findings,
  others: Readonly<Record<string, readonly string[]>>,
  note: string,
): Outcome {
  const counts = {
    lost: findings.lost,
    torn: findings.torn,
    doubled: findings.doubled,
    'falsely acknowledged': findings.contradicted,
    ...others,
  }
  const cases = Object.entries(counts)
  const examples = cases.flatMap(([name, found]) =>
    found.slice(0, SHOWN).map((one) => `${name}: ${one}`),
  )
  return {
    figure,
    target: `0 ${Object.keys(counts).join(', 0 ')}`,
    measured: cases.map(([name, found]) => `${String(found.length)} ${name}`).join(', '),
    verdict: nothing(...cases.map(([, found]) => found.length)),
    note: [note, ...examples].join('; '),
  }
}
