import type { Payload } from 'payload'
import { importInstitutions, type ImportReport } from '#collections'
import { districts } from './data/districts'
import { nationalTree } from './nationalTree'

/** BIN of the ministry, the root of the tree. */
export const MINISTRY = '590140000003'

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
    ...(row.kind === 'district' && { shortName: territoryNamed(row.kato) }),
    row: index + 2,
    teachingLanguages: languages,
    ...(parentBin !== undefined && { parent: parentBin }),
    ...(opened !== undefined && { opened: startOf(opened) }),
    ...(closed !== undefined && { closed: startOf(closed) }),
  }))
  return importInstitutions(payload, rows, { ...(onProgress && { onProgress }) })
}

/** What everybody calls a district, whose department has a long name. */
function territoryNamed(code: string): Readonly<{ kk: string; ru: string }> {
  const { kk = '', ru = '' } = districts.find(({ kato }) => kato === code) ?? {}
  return { kk, ru: ru.slice(0, 1).toUpperCase() + ru.slice(1) }
}

/** A day as dates are stored. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00.000Z`).toISOString()
}
