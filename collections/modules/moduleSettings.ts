import { defineCollection } from '#kernel'
import type { CorePermission } from '../permissions'
import { checkSettings } from './checkSettings'
import { decisionFields, signDecision } from './decisionFields'

/**
 * What an institution sets of a module, from a moment on: for itself and for all below it. Each decision says all that
 * the institution sets; whatever it leaves out is as above. None is ever changed.
 */
export const moduleSettings = defineCollection<CorePermission>({
  slug: 'module-settings',
  access: {
    create: 'modules.switch',
    delete: 'modules.switch',
    read: 'modules.read',
    update: 'modules.change',
  },
  portal: { scope: 'institution', queries: [['module']] },
  defaultSort: '-from',
  admin: { hidden: true, useAsTitle: 'reason' },
  hooks: { beforeValidate: [signDecision, checkSettings] },
  fields: [
    { name: 'module', type: 'text', required: true },
    { name: 'values', type: 'json', admin: { hidden: true } },
    { name: 'version', type: 'number', admin: { hidden: true } },
    ...decisionFields,
  ],
})
