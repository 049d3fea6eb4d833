import type { CorePermission } from '../permissions'
import type { Blueprint, Part } from './blueprintFile'
import { lookOf, planLook } from './parts/lookPart'
import { modulesOf, planModules } from './parts/modulesPart'
import { pagesOf, planPages } from './parts/pagesPart'
import { planRules, rulesOf } from './parts/rulesPart'
import { planSettings, settingsOf } from './parts/settingsPart'
import { planTree, treeOf } from './parts/treePart'
import type { PlannedStep, Target } from './step'

/** How one part of a blueprint is taken from an institution, and applied at another. */
type PartWork<P extends Part> = Readonly<{
  /** Who may apply it. */
  permission: CorePermission
  of: (target: Target) => Promise<Blueprint[P]>
  plan: (target: Target, part: NonNullable<Blueprint[P]>) => Promise<PlannedStep[]>
}>

export const partWorks: { readonly [P in Part]: PartWork<P> } = {
  tree: { permission: 'institutions.create', of: treeOf, plan: planTree },
  modules: { permission: 'modules.switch', of: modulesOf, plan: planModules },
  settings: { permission: 'modules.switch', of: settingsOf, plan: planSettings },
  look: { permission: 'appearances.edit', of: lookOf, plan: planLook },
  rules: { permission: 'rulepacks.edit', of: rulesOf, plan: planRules },
  pages: { permission: 'pages.edit', of: pagesOf, plan: planPages },
}
