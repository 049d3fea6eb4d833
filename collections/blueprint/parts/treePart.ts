import { AT, isWithin, newIdFor } from '#kernel'
import { writePlanned } from '../../institutions/import/importInstitutions'
import type { ImportPlan, StoredInstitution } from '../../institutions/import/importPlan'
import type { InstitutionRow } from '../../institutions/import/institutionRow'
import { planImport } from '../../institutions/import/planImport'
import { storedInstitutions } from '../../institutions/import/storedInstitutions'
import type { Blueprint } from '../blueprintFile'
import { refused, type PlannedStep, type Target } from '../step'

type Tree = NonNullable<Blueprint['tree']>

/** Institutions below one that have a BIN, those above before those below. */
export async function treeOf({ ctx: { req }, id, path }: Target): Promise<Tree> {
  const { documents, stored } = await storedInstitutions(req)
  const own = documents.get(id)?.bin
  return stored
    .filter((one) => one.id !== id && !one.isClosed && isWithin(one.path, path))
    .sort((one, other) => one.path.length - other.path.length)
    .map(({ parentBin, values }) => carried(values, parentBin === own ? undefined : parentBin))
}

function carried(values: StoredInstitution['values'], parent: string | undefined): Tree[number] {
  const { bin, capacity, kato, kind, name, shortName, teachingLanguages } = values
  return {
    ...{ bin, kind, name, teachingLanguages: [...teachingLanguages] },
    ...(shortName && { shortName }),
    ...(kato !== undefined && { kato }),
    ...(capacity !== undefined && { capacity }),
    ...(parent !== undefined && { parent }),
  }
}

/** Puts the institutions of a blueprint below the one at which it is applied, as an import of a table would. */
export async function planTree(target: Target, tree: Tree): Promise<PlannedStep[]> {
  const { ctx, id, path } = target
  const { req, t } = ctx
  const { documents, stored } = await storedInstitutions(req)
  const own = documents.get(id)?.bin
  const title = t('core:institutions.many')
  if (typeof own !== 'string') return [refused('tree', title, t('core:blueprint.noBin'))]
  const rows = tree.map((one, index) => ({ ...one, row: index + 1, parent: one.parent ?? own }))
  const plan = planImport(rows as unknown as InstitutionRow[], {
    stored,
    reaches: (at) => isWithin(at, path),
    newId: () => newIdFor(req),
    deepest: AT.length,
  })
  const planned = [...plan.create, ...plan.update]
  const steps = [
    { does: 'add', count: plan.create.length },
    { does: 'change', count: plan.update.length },
    { does: 'same', count: plan.unchanged },
  ] as const
  const told = steps
    .filter(({ count }) => count > 0)
    .map(({ count, does }): PlannedStep => ({
      part: 'tree',
      name: `${title}: ${String(count)}`,
      does,
    }))
  const [first, ...others] = told
  const faults = faultsIn(plan, tree, target)
  if (!first || planned.length === 0) return [...told, ...faults]
  return [{ ...first, run: () => writePlanned(req, planned, documents) }, ...others, ...faults]
}

/** What keeps institutions of the blueprint out, each with its name. */
function faultsIn(
  { faults }: ImportPlan,
  tree: Tree,
  { ctx: { locale, t } }: Target,
): PlannedStep[] {
  return faults.map(({ code, row }) =>
    refused('tree', tree[row - 1]?.name[locale] ?? '', t(`core:import.fault.${code}`)),
  )
}
