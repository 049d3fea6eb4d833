import type { Payload } from 'payload'
import { importInstitutions, type ImportReport } from '#collections'
import { nationalTree } from './nationalTree'

/** BIN of the school that the demo site belongs to. */
export const DEMO_SCHOOL = '590240000027'

/**
 * Stores the republic, its regions and their institutions; again, it changes nothing.
 * @param schools how many in the whole country; the demo's dozen without it
 */
export function seedInstitutions(
  payload: Payload,
  schools?: number,
  onProgress?: (done: number, total: number) => void,
): Promise<ImportReport> {
  const tree = [...nationalTree(schools === undefined ? {} : { schools })]
  const rows = tree.map(({ closed, languages, opened, parentBin, ...row }, index) => ({
    ...row,
    row: index + 2,
    teachingLanguages: languages,
    ...(parentBin !== undefined && { parent: parentBin }),
    ...(opened !== undefined && { opened: startOf(opened) }),
    ...(closed !== undefined && { closed: startOf(closed) }),
  }))
  return importInstitutions(payload, rows, { ...(onProgress && { onProgress }) })
}

/** A day as dates are stored. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00.000Z`).toISOString()
}
