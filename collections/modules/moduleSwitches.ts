import { defineCollection, SWITCHES } from '#kernel'
import type { CorePermission } from '../permissions'
import { checkSwitch } from './checkSwitch'
import { decisionFields, signDecision } from './decisionFields'

/**
 * What an institution says of a module, from a moment on: for itself and for all below it. Of several decisions the
 * latest that has begun holds, so an earlier one is history and a later one a plan; none is ever changed.
 */
export const moduleSwitches = defineCollection<CorePermission>({
  slug: 'module-switches',
  access: {
    create: 'modules.switch',
    delete: 'modules.switch',
    read: 'modules.read',
    update: 'modules.change',
  },
  portal: { scope: 'institution', queries: [['module']] },
  defaultSort: '-from',
  // The admin's way to it is the screen of modules, which shows what follows from a decision.
  admin: { group: false, useAsTitle: 'reason' },
  hooks: { beforeValidate: [signDecision, checkSwitch] },
  fields: [
    { name: 'module', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, options: [...SWITCHES] },
    ...decisionFields,
  ],
})
