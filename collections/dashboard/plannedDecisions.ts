import { defineWidget, idOf } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import type { DecisionRow } from '../modules/screen/decisionRows'
import { nameOf } from '../modules/screen/modulesFor'
import type { CorePermission } from '../permissions'

const SHOWN = 6

/** What places within the reader's sight have decided about modules for later, the next first. */
export const plannedDecisions = defineWidget<CorePermission>({
  slug: 'planned-decisions',
  permission: 'modules.read',
  async load({ db, locale, now, req, t }) {
    const { docs } = await db.find({
      ...{ collection: 'module-switches', depth: 0, limit: SHOWN, pagination: false },
      ...{ sort: 'from', where: { from: { greater_than: now } } },
    })
    if (docs.length === 0) return undefined
    const plans = docs as unknown as readonly (DecisionRow & { institution: unknown })[]
    const places = plans.flatMap(({ institution }) => idOf(institution) ?? [])
    const names = await institutionNames(req, places, locale)
    return {
      more: { href: '/admin/modules', label: t('core:planned.more') },
      rows: plans.map(({ from, institution, module, state }) => ({
        label: `${nameOf(module, t)}: ${t(`core:module-switches.state.${state}`)}`,
        note: names.get(idOf(institution) ?? '') ?? '',
        at: from,
        href: '/admin/modules',
      })),
    }
  },
})
