import type { InstitutionRow } from './institutionRow'
import type { StoredInstitution } from './importPlan'

/** Finds what a row calls its parent. */
export type Parents = Readonly<{
  /**
   * The BIN of the institution named by its BIN, or by the KATO code of the territory that it is the department of.
   * @param own the BIN of the row itself: a district's department is not its own parent
   */
  binOf: (parent: string, own: string) => string | undefined
}>

/** Builds the finder over the rows of a file and what is stored. */
export function createParents(
  given: ReadonlyMap<string, InstitutionRow>,
  stored: readonly StoredInstitution[],
): Parents {
  const departments = new Map<string, string[]>()
  for (const { bin, kato, kind } of [...stored.map(({ values }) => values), ...given.values()]) {
    if (kato === undefined || (kind !== 'region' && kind !== 'district')) continue
    const bins = departments.get(kato) ?? []
    if (!bins.includes(bin)) departments.set(kato, [...bins, bin])
  }
  return {
    binOf: (parent, own) =>
      /^\d{9}$/.test(parent) ? departments.get(parent)?.find((bin) => bin !== own) : parent,
  }
}
